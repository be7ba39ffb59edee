export interface Limit {
  /** Requests per subject. */
  readonly requests: number;
  readonly windowSeconds: number;
}

export interface LimitUsage {
  /** Requests that count in the window. */
  readonly used: number;
  /** Requests left in the window. */
  readonly remaining: number;
  /** The time in ms from which one request more is accepted than now; null while none counts. */
  readonly freesAt: number | null;
  /** The Unix second at which one request frees. */
  readonly resetAt: number;
}

/** The usage of a subject after the request that was decided on. */
export interface LimitDecision extends LimitUsage {
  readonly accepted: boolean;
  /** Time in ms it was decided for, never before an earlier one. */
  readonly at: number;
  /** Whole seconds to wait; only when not accepted. */
  readonly retryAfter: number;
}

/**
 * Limits the requests of each subject (an API key, an account with a vendor) in a rolling window. Asynchronous, so that
 * several processes can share one that decides in a database. Rejects with SystemUnavailableError.
 */
export interface RateLimiter {
  /**
   * Counts one request, or refuses it; an accepted one is stored before this resolves. For some requests a lower limit
   * than the usual one may apply.
   */
  decide(subject: string, now: number, limit?: number): Promise<LimitDecision>;
  /** Counts requests made elsewhere: as many as are missing until `used` count, above the limit too. */
  raise(subject: string, used: number, now: number): Promise<void>;
  /** Takes back one request accepted at this time, which turned out not to count. */
  giveBack(subject: string, at: number): Promise<void>;
  /** The current usage of a subject; counts nothing. */
  usage(subject: string, now: number, limit?: number): Promise<LimitUsage>;
}

/** Requests counted together. */
export interface CountedRequests {
  readonly subject: string;
  /** Time in ms. */
  readonly at: number;
  readonly requests: number;
}

/** Where counted requests outlive the process. */
export interface CountedRequestStore {
  /** Those after a time, oldest first. What a clock has counted that was ahead counts from now, also in the store. */
  since(at: number, now: number): Promise<readonly CountedRequests[]>;
  /** Stored before this resolves. Rejects with SystemUnavailableError. */
  add(counted: CountedRequests): Promise<void>;
  /** Takes back one request counted at this time; skipped while the database cannot be written. */
  remove(subject: string, at: number): Promise<void>;
  /** Deletes those up to a time; skipped while the database cannot be written. */
  prune(until: number): Promise<void>;
}
