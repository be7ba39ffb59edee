import { errors } from '../../contract/error-messages.ts';
import type { Limit } from '../limits/rate-limiter.ts';

/** Customers cannot be read now but may be later. The message is for the log, not for the client. */
export class SourceUnavailableError extends Error {
  override readonly name = 'SourceUnavailableError';
}

/** What went wrong upstream: it refused our key, something else responded in its place, or it failed. */
export type SourceFailure = 'key-refused' | 'foreign-response' | 'failed';

/** The service upstream failed or responded wrongly. The message is for the log; it holds no secret. */
export class SourceFailedError extends Error {
  override readonly name = 'SourceFailedError';
  readonly reason: SourceFailure;
  /** What is wrong, for the client. */
  readonly sentence: string;

  constructor(reason: SourceFailure, sentence: string, message: string) {
    super(message);
    this.reason = reason;
    this.sentence = sentence;
  }
}

/** The quota allows no request for some time, from sessions either. The message is for the client. */
export class SourceQuotaError extends Error {
  override readonly name = 'SourceQuotaError';
  /** Whole seconds, at least 1. */
  readonly retryAfter: number;

  /** `isShare`: the quota is not used up, but this caller's share of it is. */
  constructor(refusal: { readonly limit: Limit; readonly retryAfter: number; readonly isShare?: boolean }) {
    const { requests, windowSeconds } = refusal.limit;
    const sentence = refusal.isShare === true ? errors.shareUsed : errors.rateLimited;
    super(sentence(requests, windowSeconds));
    this.retryAfter = refusal.retryAfter;
  }
}

/** The source does not accept the request. The message is for the client. */
export class SourceRefusedError extends Error {
  override readonly name = 'SourceRefusedError';
}
