import type { IncomingMessage } from 'node:http';
import { demoEmail, type StaffStore, type StoredSession } from './staff-store.ts';
import { isLocalRequest } from '../http/auth/local-request.ts';
import type { OriginPolicy } from '../http/auth/origin-policy.ts';

/**
 * The account that made-up customers offer to whoever sits at this computer, until there is real data or an
 * administrator: after a viewer alone, who may come by single sign-on, nobody could let others in.
 */
export class DemoAccount {
  readonly #staff: StaffStore;
  readonly #originPolicy: OriginPolicy;
  readonly #isDemo: () => Promise<boolean>;

  /** `isDemo` says whether all customers are made up. */
  constructor(staff: StaffStore, originPolicy: OriginPolicy, isDemo: () => Promise<boolean>) {
    this.#staff = staff;
    this.#originPolicy = originPolicy;
    this.#isDemo = isDemo;
  }

  /** Whether this server has one, to whomever. */
  async exists(): Promise<boolean> {
    return this.#originPolicy.isLocal && (await this.#isDemo()) && !(await this.#staff.hasActiveAdministrator());
  }

  async isOfferedTo(request: IncomingMessage): Promise<boolean> {
    return isLocalRequest(request) && (await this.exists());
  }

  /** Whether a session may go on: one of the demo account ends with what the account is for. */
  async allows(session: StoredSession): Promise<boolean> {
    if (session.email !== demoEmail || (await this.exists())) return true;
    await this.#staff.endDemo(Date.now());
    return false;
  }
}
