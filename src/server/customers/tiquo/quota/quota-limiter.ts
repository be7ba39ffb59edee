import type { Limit, RateLimiter } from '../../../limits/rate-limiter.ts';
import { RollingWindowLimiter } from '../../../limits/rolling-window-limiter.ts';
import type { TiquoStore } from '../tiquo-store.ts';

/**
 * Seconds our window is longer than Tiquo's. A request counts here when it is sent and there when it arrives, at most
 * seven seconds later: within the limit in the longer window, it is never over it in Tiquo's.
 */
export const extraSeconds = 10;

/** The limiter of one account: that of every process where they share the store. */
export async function openQuotaLimiter(
  { requests, openSharedLimiter }: TiquoStore,
  limit: Limit,
  now: number,
): Promise<RateLimiter> {
  const windowSeconds = limit.windowSeconds + extraSeconds;
  if (openSharedLimiter !== null) return openSharedLimiter({ requests: limit.requests, windowSeconds });
  await requests.prune(now - windowSeconds * 1000);
  return await RollingWindowLimiter.open(requests, { requests: limit.requests, windowSeconds }, now);
}
