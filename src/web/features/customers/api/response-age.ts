import { freshFor } from '../../../lib/source/cache-lifetime.ts';

/** When the source responded. Times are in ms since 1970. */
export interface ResponseAge {
  /** By this computer's clock. */
  readonly updatedAt: number;
  /** By the server's clock. */
  readonly madeAt: number;
  /** How old the response was when the server sent it, in ms. */
  readonly age: number;
}

/**
 * The age of a response that says when it was made and, where known, when it was sent. Both are by the server's clock,
 * which may differ from this computer's.
 */
export function responseAge(timestamp: string, sentAt: number | null): ResponseAge {
  const madeAt = Date.parse(timestamp);
  const age = sentAt === null ? 0 : Math.max(0, sentAt - madeAt);
  return { updatedAt: Date.now() - age, madeAt, age };
}

/** When the oldest of some responses was made, by this computer's clock; null without any. */
export function oldestUpdatedAt(responses: readonly ResponseAge[]): number | null {
  return earliest(responses.map(({ updatedAt }) => updatedAt));
}

/** When the oldest stale response was made, by the server's clock; null when all are fresh. */
export function staleSinceOf(responses: readonly ResponseAge[]): number | null {
  return earliest(responses.filter(({ age }) => age > freshFor()).map(({ madeAt }) => madeAt));
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((first, time) => Math.min(first, time));
}
