import type { RateLimiter } from '../../server/limits/rate-limiter.ts';

const unused = { used: 0, remaining: 1, freesAt: null, resetAt: 1 } as const;

/** A limiter that lets everything through and counts nothing. */
export const lenientLimiter: RateLimiter = {
  decide: async (_subject, now) => ({ ...unused, accepted: true, at: now, retryAfter: 0 }),
  raise: async () => undefined,
  giveBack: async () => undefined,
  usage: async () => unused,
};
