import { onTestFinished } from 'vitest';
import { OwnAccount } from '../../server/staff/account-service.ts';
import { openAccess } from '../../server/staff/create-staff-services.ts';
import { openSqliteSystemStore } from '../../server/system-store/sqlite-system-store.ts';
import { scratchDirectory } from '../customers/customer-store.ts';

/** The parts of sign-in for an app that is put together by hand, on a store of its own with nobody in it. */
export async function accessParts() {
  const system = await openSqliteSystemStore({
    dataDirectory: scratchDirectory(),
    limit: { requests: 1, windowSeconds: 1 },
    as: 'server',
  });
  const access = await openAccess({ publicUrl: null, isLoopback: true, oidc: null }, system, {
    isDemo: async () => false,
    print: () => {},
    warn: () => {},
  });
  onTestFinished(async () => {
    access.close();
    await system.close();
  });
  const { staff, activity, keys: storedKeys, accounts } = system;
  const account = new OwnAccount({ ...access, accounts });
  return { ...access, staff, account, storedKeys, activity, activityDays: 90, note: () => {} };
}
