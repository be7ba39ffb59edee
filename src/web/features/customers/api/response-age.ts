import { freshFor } from '../../../lib/source/freshness.ts';

/** When the source gave an answer. Times are milliseconds since 1970. */
export interface AnswerTime {
  /** By this computer's clock. */
  readonly answeredAt: number;
  /** By the server's. */
  readonly madeAt: number;
  /** How old it was when the server sent it, in milliseconds. */
  readonly age: number;
}

/**
 * Reads it from an answer that says when it was made and, where known, when it was sent: by the server's clock alone,
 * which need not be this one's.
 */
export function answerTime(timestamp: string, sentAt: number | null): AnswerTime {
  const madeAt = Date.parse(timestamp);
  const age = sentAt === null ? 0 : Math.max(0, sentAt - madeAt);
  return { answeredAt: Date.now() - age, madeAt, age };
}

/** When the oldest of some answers was given, by this computer's clock; null without any. */
export function oldestAnsweredAt(times: readonly AnswerTime[]): number | null {
  return earliest(times.map(({ answeredAt }) => answeredAt));
}

/** Since when the server could not renew the oldest of some answers, by its own clock; null where all are fresh. */
export function staleSinceOf(times: readonly AnswerTime[]): number | null {
  return earliest(times.filter(({ age }) => age > freshFor()).map(({ madeAt }) => madeAt));
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((first, time) => Math.min(first, time));
}
