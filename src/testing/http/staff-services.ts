import { onTestFinished } from 'vitest';
import { OriginPolicy } from '../../server/http/auth/origin-policy.ts';
import { createStaffServices } from '../../server/staff/create-staff-services.ts';
import { openSystemStore } from '../../server/open-system-store.ts';
import { temporaryDirectory } from '../customers/test-store.ts';

/** The parts of sign-in for an app that a test puts together itself, on a store of its own without staff. */
export async function openStaffServices() {
  const limit = { requests: 1, windowSeconds: 1 };
  const system = await openSystemStore({ dataDirectory: temporaryDirectory(), limit, as: 'server' });
  const originPolicy = new OriginPolicy({ publicUrl: null, isLoopback: true });
  const { staff, activity, views, preferences, pinnedParameters, keys: storedKeys } = system;
  const services = createStaffServices({
    staff,
    secret: await system.authSecret(),
    oidc: null,
    isSecure: originPolicy.isSecure,
    isLocal: originPolicy.isLocal,
    origin: () => originPolicy.origin,
    isDemo: async () => false,
    print: () => {},
    warn: () => {},
  });
  onTestFinished(async () => {
    services.close();
    await system.close();
  });
  const saved = { views, preferences, pinnedParameters };
  return { ...services, ...saved, originPolicy, staff, storedKeys, activity, activityDays: 90, note: () => {} };
}
