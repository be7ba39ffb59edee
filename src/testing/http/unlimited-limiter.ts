import type { RateLimiter } from '../../server/limits/rate-limiter.ts';

const unused = { used: 0, remaining: 1, freesAt: null, resetAt: 1 } as const;

/** A limiter that accepts everything. */
export const unlimitedLimiter: RateLimiter = {
  decide: async (_subject, now) => ({ ...unused, accepted: true, at: now, retryAfter: 0 }),
  raise: async () => undefined,
  giveBack: async () => undefined,
  usage: async () => unused,
};
