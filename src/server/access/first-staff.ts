import type { Config } from '../config.ts';
import { linkLife, type StaffStore } from '../system/staff-store.ts';
import type { DemoAccount } from './demo-account.ts';
import type { GuardedTries } from './guarded-tries.ts';

/** Makes the administrator of STAFF_EMAIL and STAFF_PASSWORD, unless somebody has that email: a password that was changed since stays. */
export async function addConfiguredStaff({ firstStaff }: Pick<Config, 'firstStaff'>, staff: StaffStore, tries: GuardedTries): Promise<void> {
  if (firstStaff === null || (await staff.findByEmail(firstStaff.email)) !== null) return;
  const { email, password } = firstStaff;
  const name = email.slice(0, email.indexOf('@'));
  await staff.add({ email, name, role: 'administrator', passwordHash: await tries.hash(password) }, Date.now());
}

/** The token of a link that makes the first administrator, in place of an older one; null while somebody can do what one does. */
export async function firstRunToken(staff: StaffStore, demo: DemoAccount): Promise<string | null> {
  if ((await staff.hasActiveAdministrator()) || (await demo.exists())) return null;
  const now = Date.now();
  const link = { purpose: 'first', email: null, name: null, role: 'administrator', staffId: null, createdBy: null, expiresAt: now + linkLife.first } as const;
  return (await staff.links.make(link, now)).token;
}
