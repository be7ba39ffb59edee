import type { RequestLimiter } from '../../server/system-store/system-store.ts';

/** A limiter that lets everything through and counts nothing. */
export const lenientLimiter: RequestLimiter = {
  take: async (_keyId, now) => ({ accepted: true, at: now, remaining: 1, resetAt: 1, retryAfter: 0 }),
  giveBack: () => undefined,
  standing: () => ({ remaining: 1, resetAt: 1 }),
};
