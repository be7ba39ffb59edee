import type { Config } from '../config/config.ts';
import type { DemoAccount } from './demo-account.ts';
import type { LoginThrottle } from './sign-in/login-throttle.ts';
import { linkLife, type StaffStore } from './staff-store.ts';

export interface ConfiguredAdminDeps {
  readonly staff: StaffStore;
  readonly throttle: LoginThrottle;
  /** Takes sentences for the log. */
  readonly log: (sentence: string) => void;
}

/**
 * Creates the administrator of STAFF_EMAIL and STAFF_PASSWORD and logs it, unless the email is taken: a password that
 * was changed since stays.
 */
export async function addConfiguredAdmin(
  { bootstrapAdmin }: Pick<Config, 'bootstrapAdmin'>,
  { staff, throttle, log }: ConfiguredAdminDeps,
): Promise<void> {
  if (bootstrapAdmin === null || (await staff.findByEmail(bootstrapAdmin.email)) !== null) return;
  const { email, password } = bootstrapAdmin;
  const name = email.slice(0, email.indexOf('@'));
  const passwordHash = await throttle.hash(password);
  const created = await staff.add({ email, name, role: 'administrator', passwordHash }, Date.now());
  if (created !== null) log(`Created administrator ${email} (STAFF_EMAIL).`);
}

export interface SetupLinkDeps {
  readonly staff: StaffStore;
  readonly demo: DemoAccount;
  /** The address of this server, known once it listens. */
  readonly origin: () => string;
  /** Takes lines for the person who started the server. */
  readonly print: (line: string) => void;
}

/** The link that creates the first administrator. */
export class SetupLink {
  readonly #deps: SetupLinkDeps;
  #isPrinted = false;

  constructor(deps: SetupLinkDeps) {
    this.#deps = deps;
  }

  /**
   * Prints a link, which replaces an older one, while there is no administrator; once while the server runs. That is at
   * the start, or on the first visit to the sign-in page after an import has ended the demo account.
   */
  async printOnce(): Promise<void> {
    const { staff, demo, origin, print } = this.#deps;
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
    const { token } = await staff.links.create(link, now).catch((error: unknown) => {
      this.#isPrinted = false;
      throw error;
    });
    print(`Open this link to create the first administrator (one use, valid 24 hours): ${origin()}/link#${token}`);
  }
}
