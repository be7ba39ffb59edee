import type { CountedRequestStore, Limit, RateLimiter } from '../../limits/rate-limiter.ts';

export interface TiquoStores {
  /** The store of one account, named by a hash of its address and key. */
  upstream(name: string): TiquoStore;
}

/** What must outlive a restart about one account with a service upstream; nothing of its customers is kept. */
export interface TiquoStore {
  /** Tells the account from others. */
  readonly name: string;
  /** The requests that count against its quota. */
  readonly requests: CountedRequestStore;
  /** Counts them for every process that shares the store; null where one process has it to itself. */
  readonly openSharedLimiter: ((limit: Limit) => RateLimiter) | null;
  readonly quota: QuotaStore;
  readonly parameters: KnownParameterStore;
}

/** What was learned about a quota. Saving is skipped while the database cannot be written. */
export interface QuotaStore {
  load(): Promise<LearnedQuota>;
  /** Null: the configured limit applies again. */
  saveLimit(requests: number | null): Promise<void>;
  /** Null ends the wait. */
  saveWait(wait: QuotaWait | null): Promise<void>;
}

export interface LearnedQuota {
  /** Requests per window, where fewer than configured are allowed. */
  readonly limit: number | null;
  readonly wait: QuotaWait | null;
}

/** The service refuses requests until a time. */
export interface QuotaWait {
  /** Time in ms. */
  readonly until: number;
  /** Refusals in a row. */
  readonly refusals: number;
}

export interface KnownParameter {
  readonly id: string;
  readonly name: string;
}

/** The parameters that staff typed. */
export interface KnownParameterStore {
  /** By name. */
  list(): Promise<readonly KnownParameter[]>;
  /** The oldest of very many are dropped. Skipped while the database cannot be written. */
  add(parameter: KnownParameter, now: number): Promise<void>;
  /** False when it was not known. Rejects with SystemUnavailableError. */
  remove(id: string): Promise<boolean>;
}
