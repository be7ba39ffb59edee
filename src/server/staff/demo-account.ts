import type { StoredSession } from './session-store.ts';
import { demoEmail, type StaffStore } from './staff-store.ts';

export interface DemoAccountOptions {
  /** Whether the server can only be reached from this computer. */
  readonly isLocal: boolean;
  /** Whether all customers are made up. */
  readonly isDemo: () => Promise<boolean>;
}

/** An API key, as far as this matters. */
export interface CreatedKey {
  /** The id of the person who created it; null for no one on the staff. */
  readonly createdBy: string | null;
}

/**
 * The account that made-up customers offer on this computer, until there is real data or an administrator. A viewer,
 * who may come by single sign-on, does not end it: no one could let others in then.
 */
export class DemoAccount {
  readonly #staff: StaffStore;
  readonly #options: DemoAccountOptions;
  /** Whether someone who has created a key is the demo account, by id: a key is used often. */
  readonly #isDemoAccount = new Map<string, boolean>();

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

  /** Ends the account and what it has made, if there are real customers or an administrator by now. */
  async endIfOver(): Promise<void> {
    if (await this.exists()) return;
    const account = await this.#staff.findByEmail(demoEmail);
    if (account?.isDisabled === false) await this.#staff.endDemo(Date.now());
  }

  /** Whether a session may continue: one of the demo account ends together with the account. */
  async allows(session: StoredSession): Promise<boolean> {
    return session.email !== demoEmail || (await this.#continues());
  }

  /** Whether a key may be used: one of the demo account ends together with the account. */
  async allowsKey({ createdBy }: CreatedKey): Promise<boolean> {
    return createdBy === null || !(await this.#isItself(createdBy)) || (await this.#continues());
  }

  /** False once it is over; what it has made ends then. */
  async #continues(): Promise<boolean> {
    if (await this.exists()) return true;
    await this.endIfOver();
    return false;
  }

  async #isItself(staffId: string): Promise<boolean> {
    const known = this.#isDemoAccount.get(staffId) ?? (await this.#staff.find(staffId))?.email === demoEmail;
    this.#isDemoAccount.set(staffId, known);
    return known;
  }
}
