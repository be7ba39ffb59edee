import { createHmac } from 'node:crypto';
import { AppError } from '../../errors/app-error.ts';
import type { AttemptStore } from '../staff-store.ts';
import { Bulkhead, BulkheadFullError } from '../../limits/bulkhead.ts';

/**
 * A hash takes 32 MB and a thread of the four that files are read with: the rest of the server goes on beside three of
 * them. Who waits is told to come again well before the connection would be closed for its silence.
 */
const ofAnybody = { running: 2, waiting: 20, timeoutMs: 4000 };

/** Those of one-time links and of people who are signed in do not wait behind whoever tries made-up emails. */
const ofLetIn = { running: 1, waiting: 20, timeoutMs: 4000 };

/** Who asks: anybody who can reach us, or somebody with a session or a link. */
export type Lane = 'anybody' | 'letIn';

/**
 * Passwords and codes that somebody tries: after ten wrong ones in a row an account takes none for fifteen minutes,
 * known or not, from wherever they come; and no more than a few passwords are hashed at once.
 */
export class LoginThrottle {
  readonly #attempts: AttemptStore;
  readonly #secret: Uint8Array;
  readonly #turns = { anybody: new Bulkhead(ofAnybody), letIn: new Bulkhead(ofLetIn) } as const;

  constructor(attempts: AttemptStore, secret: Uint8Array) {
    this.#attempts = attempts;
    this.#secret = secret;
  }

  /**
   * Tries a password of an account; the answer of `work` says whether it was right. Throws `too-many-attempts` or
   * `sign-in-busy`.
   */
  async run<T extends { readonly isRight: boolean }>(email: string, by: Lane, work: () => Promise<T>): Promise<T> {
    const subject = this.#subject(`attempt ${email.toLowerCase()}`);
    refuseWhile(this.#attempts.locked(subject, Date.now()));
    return this.#inTurn(by, async () => {
      // Counted before it is looked at, so that of a thousand at once no more than ten are; and not while it waits, as
      // it may never be.
      refuseWhile(await this.#attempts.take(subject, Date.now()));
      const result = await work();
      if (result.isRight) await this.#attempts.forget(subject);
      return result;
    });
  }

  /**
   * Tries a code of somebody's second factor, of the app or on paper: right unless `work` throws. Throws
   * `too-many-attempts`.
   */
  async runCode<T>(staffId: string, work: () => Promise<T>): Promise<T> {
    refuseWhile(await this.#attempts.take(this.#subject(`code ${staffId}`), Date.now()));
    const result = await work();
    await this.forgetCodes(staffId);
    return result;
  }

  /** Codes of a second factor are counted anew. */
  forgetCodes(staffId: string): Promise<void> {
    return this.#attempts.forget(this.#subject(`code ${staffId}`));
  }

  /**
   * Hashes a new password of somebody who was let in, by a link or a session, when its turn has come. Throws
   * `sign-in-busy`.
   */
  hash(password: string): Promise<string> {
    return this.#inTurn('letIn', async () => {
      const { hashPassword } = await import('better-auth/crypto');
      return hashPassword(password);
    });
  }

  #subject(of: string): string {
    return createHmac('sha256', this.#secret).update(of).digest('base64url');
  }

  async #inTurn<T>(by: Lane, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#turns[by].run(work);
    } catch (error) {
      throw error instanceof BulkheadFullError ? crowded() : error;
    }
  }
}

/** Seconds, or null for now. */
function refuseWhile(seconds: number | null): void {
  if (seconds !== null) throw new AppError('too-many-attempts', { retryAfterSeconds: seconds });
}

function crowded(): AppError {
  return new AppError('sign-in-busy', { retryAfterSeconds: 2 });
}
