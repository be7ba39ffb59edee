import { onTestFinished } from 'vitest';
import { OwnAccount } from '../../server/staff/account-service.ts';
import { openAccess } from '../../server/staff/create-staff-services.ts';
import { openSqliteSystemStore } from '../../server/system-store/sqlite-system-store.ts';
import { temporaryDirectory } from '../customers/test-store.ts';

/** The staff services of an app that a test builds by hand, over a new store without staff. */
export async function openStaffServices() {
  const system = await openSqliteSystemStore({
    dataDirectory: temporaryDirectory(),
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
