import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import type { Limit, LimitDecision, LimitUsage, RateLimiter } from './rate-limiter.ts';

/** What `take_request` and `request_usage` return. */
interface WindowRow {
  readonly accepted: boolean;
  readonly at: number;
  readonly used: number;
  readonly frees_at: number | null;
}

/** Runs a statement in PostgreSQL, read committed. Rejects with SystemUnavailableError. */
export type RunStatement = <R extends object>(
  statement: string,
  values: readonly (string | number)[],
) => Promise<readonly R[]>;

/** Time in ms between two clean-ups of subjects that send nothing any more. */
const pruneEveryMs = 10 * 60_000;

/**
 * Decides in PostgreSQL, so that the limit is exact across processes: a function counts and stores under a lock of the
 * subject (limiter-functions.ts). The clocks of the processes may differ; none goes back, as in RollingWindow.
 */
export class PostgresLimiter implements RateLimiter {
  readonly #run: RunStatement;
  readonly #scope: string;
  readonly #limit: Limit;
  #prunedAt = -Infinity;

  /** `scope` keeps the subjects of one limiter apart from those of others in the same database. */
  constructor(run: RunStatement, scope: string, limit: Limit) {
    this.#run = run;
    this.#scope = scope;
    this.#limit = limit;
  }

  async decide(subject: string, now: number, limit = this.#limit.requests): Promise<LimitDecision> {
    const row = await this.#call('SELECT * FROM take_request($1, $2, $3, $4)', subject, now, this.#windowMs, limit);
    this.#pruneNowAndThen(now);
    const usage = this.#usageOf(row, limit);
    const retryAfter = row.accepted ? 0 : Math.max(1, Math.ceil(((usage.freesAt ?? now) - now) / 1000));
    return { accepted: row.accepted, at: row.at, ...usage, retryAfter };
  }

  async raise(subject: string, used: number, now: number): Promise<void> {
    await this.#call('SELECT * FROM raise_requests($1, $2, $3, $4)', subject, now, this.#windowMs, used);
  }

  async giveBack(subject: string, at: number): Promise<void> {
    await this.#run('SELECT give_back_request($1, $2)', [this.#subject(subject), at]);
  }

  async usage(subject: string, now: number, limit = this.#limit.requests): Promise<LimitUsage> {
    const row = await this.#call('SELECT * FROM request_usage($1, $2, $3, $4)', subject, now, this.#windowMs, limit);
    return this.#usageOf(row, limit);
  }

  #usageOf({ used, at, frees_at }: WindowRow, limit: number): LimitUsage {
    return {
      used,
      remaining: Math.max(0, limit - used),
      freesAt: used === 0 ? null : frees_at,
      resetAt: Math.ceil((frees_at ?? at + this.#windowMs) / 1000),
    };
  }

  get #windowMs(): number {
    return this.#limit.windowSeconds * 1000;
  }

  #subject(subject: string): string {
    return `${this.#scope} ${subject}`;
  }

  /** After the response that waits for this. What cannot be deleted now is deleted the next time. */
  #pruneNowAndThen(now: number): void {
    if (now - this.#prunedAt < pruneEveryMs) return;
    this.#prunedAt = now;
    setImmediate(() => {
      void this.#run('DELETE FROM accepted_request WHERE starts_with(subject, $1) AND at <= $2', [
        `${this.#scope} `,
        now - this.#windowMs,
      ]).catch(() => {});
    });
  }

  async #call(statement: string, subject: string, ...values: readonly number[]): Promise<WindowRow> {
    const [row] = await this.#run<WindowRow>(statement, [this.#subject(subject), ...values]);
    if (row === undefined) throw new SystemUnavailableError('the limiter returned nothing');
    return row;
  }
}
