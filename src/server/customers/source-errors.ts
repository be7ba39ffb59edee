/** The store cannot answer now but may later: 503. The message is for the log, not for the client. */
export class SourceUnavailableError extends Error {
  override readonly name = 'SourceUnavailableError';
}

/**
 * The service upstream failed or answered wrongly: 502. The message is for the log and, like the sentence, holds no
 * secret.
 */
export class SourceAnswerError extends Error {
  override readonly name = 'SourceAnswerError';
  /** What is wrong, for the client. */
  readonly sentence: string;

  constructor(sentence: string, message: string) {
    super(message);
    this.sentence = sentence;
  }
}

/** The source may not be asked before some time has passed: 429, for sessions too. */
export class SourceQuotaError extends Error {
  override readonly name = 'SourceQuotaError';
  readonly sentence: string;
  /** Whole seconds, at least 1. */
  readonly retryAfter: number;

  constructor(sentence: string, retryAfter: number) {
    super(sentence);
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }
}

/** The source does not take what was asked: 400. The message is the sentence for the client. */
export class SourceRefusedError extends Error {
  override readonly name = 'SourceRefusedError';
}
