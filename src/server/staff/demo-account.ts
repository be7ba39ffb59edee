import type { StoredSession } from './session-store.ts';
import { demoEmail, type StaffStore } from './staff-store.ts';

export interface DemoAccountOptions {
  /** Whether the server can only be reached from this computer. */
  readonly isLocal: boolean;
  /** Whether all customers are made up. */
  readonly isDemo: () => Promise<boolean>;
}

/**
 * The account that made-up customers offer on this computer, until there is real data or an administrator. A viewer,
 * who may come by single sign-on, does not end it: no one could let others in then.
 */
export class DemoAccount {
  readonly #staff: StaffStore;
  readonly #options: DemoAccountOptions;

  constructor(staff: StaffStore, options: DemoAccountOptions) {
    this.#staff = staff;
    this.#options = options;
  }

  /** Whether this server has one at all. */
  async exists(): Promise<boolean> {
    const { isLocal, isDemo } = this.#options;
    return isLocal && (await isDemo()) && !(await this.#staff.hasActiveAdministrator());
  }

  async isOfferedTo(isLocalRequest: boolean): Promise<boolean> {
    return isLocalRequest && (await this.exists());
  }

  /** Whether a session may continue: one of the demo account ends together with the account. */
  async allows(session: StoredSession): Promise<boolean> {
    if (session.email !== demoEmail || (await this.exists())) return true;
    await this.#staff.endDemo(Date.now());
    return false;
  }
}
