import type { Config } from '../config/config.ts';
import { linkLife, type StaffStore } from './staff-store.ts';
import type { DemoAccount } from './demo-account.ts';
import type { LoginThrottle } from './sign-in/login-throttle.ts';
import type { OriginPolicy } from '../http/auth/origin-policy.ts';

export interface ConfiguredStaffParts {
  readonly staff: StaffStore;
  readonly tries: LoginThrottle;
  /** Takes sentences for the log. */
  readonly say: (sentence: string) => void;
}

/**
 * Makes the administrator of STAFF_EMAIL and STAFF_PASSWORD and says so, unless somebody has that email: a password
 * that was changed since stays.
 */
export async function addConfiguredStaff(
  { bootstrapAdmin }: Pick<Config, 'bootstrapAdmin'>,
  { staff, tries, say }: ConfiguredStaffParts,
): Promise<void> {
  if (bootstrapAdmin === null || (await staff.findByEmail(bootstrapAdmin.email)) !== null) return;
  const { email, password } = bootstrapAdmin;
  const name = email.slice(0, email.indexOf('@'));
  const made = await staff.add(
    { email, name, role: 'administrator', passwordHash: await tries.hash(password) },
    Date.now(),
  );
  if (made !== null) say(`STAFF_EMAIL made the administrator ${email}.`);
}

export interface FirstLinkParts {
  readonly staff: StaffStore;
  readonly demo: DemoAccount;
  readonly originPolicy: OriginPolicy;
  /** Where whoever started the server reads. */
  readonly print: (line: string) => void;
}

/** The link that makes the first administrator. */
export class FirstLink {
  readonly #parts: FirstLinkParts;
  #isPrinted = false;

  constructor(parts: FirstLinkParts) {
    this.#parts = parts;
  }

  /**
   * Prints one, in place of an older one, while nobody can do what an administrator does; once in the life of a server.
   * That is at the start, or when somebody comes to sign in after an import has ended the demo account.
   */
  async printOnce(): Promise<void> {
    const { staff, demo, originPolicy, print } = this.#parts;
    if (this.#isPrinted || (await staff.hasActiveAdministrator()) || (await demo.exists()) || this.#isPrinted) return;
    this.#isPrinted = true;
    const now = Date.now();
    const link = {
      purpose: 'first',
      email: null,
      name: null,
      role: 'administrator',
      staffId: null,
      createdBy: null,
      expiresAt: now + linkLife.first,
    } as const;
    const { token } = await staff.links.make(link, now).catch((error: unknown) => {
      this.#isPrinted = false;
      throw error;
    });
    print(
      `Open this link to create the first administrator (one use, valid 24 hours): ${originPolicy.origin}/link#${token}`,
    );
  }
}
