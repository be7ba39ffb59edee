import { createHmac } from 'node:crypto';
import { AppError } from '../../errors/app-error.ts';
import { Bulkhead, BulkheadFullError } from '../../limits/bulkhead.ts';
import type { AttemptStore } from '../staff-store.ts';
import { hashPassword } from './password-hash.ts';

/**
 * A hash takes 32 MB and one of the four threads that also read files, so no more than three run at the same time. A
 * request that waits is told to retry well before its connection would be closed for being silent.
 */
const bulkheads = {
  anyone: { running: 2, waiting: 20, timeoutMs: 4000 },
  // Never waits behind a flood of attempts with made-up emails.
  admitted: { running: 1, waiting: 20, timeoutMs: 4000 },
} as const;

/** Who sends a password: anyone who can reach us, or a person with a session or a link. */
type Caller = keyof typeof bulkheads;

interface Attempt {
  readonly isRight: boolean;
}

/**
 * Limits attempts to guess passwords and codes. After ten wrong ones in a row an account accepts none for fifteen
 * minutes, whether it exists or not and wherever they come from; and only a few passwords are hashed at the same time.
 */
export class LoginThrottle {
  readonly #attempts: AttemptStore;
  readonly #secret: Uint8Array;
  readonly #bulkheads = {
    anyone: new Bulkhead(bulkheads.anyone),
    admitted: new Bulkhead(bulkheads.admitted),
  } as const;

  constructor(attempts: AttemptStore, secret: Uint8Array) {
    this.#attempts = attempts;
    this.#secret = secret;
  }

  /**
   * Checks the password anyone enters to sign in; `check` resolves to whether it was right. Rejects with
   * `too-many-attempts` or `sign-in-busy`.
   */
  attemptSignIn<T extends Attempt>(email: string, check: () => Promise<T>): Promise<T> {
    return this.#attempt('anyone', `attempt ${email}`, check);
  }

  /**
   * Checks the password or code that a person enters in their own session. Counted apart from sign-in, where anyone can
   * enter wrong ones. Rejects like `attemptSignIn`.
   */
  attemptOwn<T extends Attempt>(staffId: string, check: () => Promise<T>): Promise<T> {
    return this.#attempt('admitted', `own ${staffId}`, check);
  }

  async #attempt<T extends Attempt>(caller: Caller, text: string, check: () => Promise<T>): Promise<T> {
    const subject = this.#subject(text);
    refuseFor(await this.#attempts.lockedFor(subject, Date.now()));
    return this.#limited(caller, async () => {
      // Counted before it is checked, so that of a thousand at the same time no more than ten are; and only when its
      // turn has come, which may never be.
      refuseFor(await this.#attempts.count(subject, Date.now()));
      const result = await check();
      if (result.isRight) await this.#attempts.forget(subject);
      return result;
    });
  }

  /** Checks a code of a person's two-step sign-in: right unless `check` throws. Rejects with `too-many-attempts`. */
  async attemptCode<T>(staffId: string, check: () => Promise<T>): Promise<T> {
    refuseFor(await this.#attempts.count(this.#subject(`code ${staffId}`), Date.now()));
    const result = await check();
    await this.forgetCodes(staffId);
    return result;
  }

  /**
   * Counts codes of two-step sign-in from zero again. Never rejects: after a right code, which is used up, the sign-in
   * must not fail for it.
   */
  async forgetCodes(staffId: string): Promise<void> {
    await this.#attempts.forget(this.#subject(`code ${staffId}`)).catch(() => {});
  }

  /** Hashes the new password of a person with a link or a session. Rejects with `sign-in-busy`. */
  hash(password: string): Promise<string> {
    return this.#limited('admitted', () => hashPassword(password));
  }

  /** Emails are not stored as they are: most of those that are tried belong to no one here. */
  #subject(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }

  async #limited<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#bulkheads[caller].run(work);
    } catch (error) {
      throw error instanceof BulkheadFullError ? new AppError('sign-in-busy', { retryAfterSeconds: 2 }) : error;
    }
  }
}

/** Seconds; null lets the attempt pass. */
function refuseFor(seconds: number | null): void {
  if (seconds !== null) throw new AppError('too-many-attempts', { retryAfterSeconds: seconds });
}
