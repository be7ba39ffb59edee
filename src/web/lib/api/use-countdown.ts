import { useSyncExternalStore } from 'react';
import { onRateLimitChange, rateLimitedUntil, type RateLimitScope } from './rate-limit.ts';

/** Whether no such request may go out now. */
export function useIsRateLimited(what: RateLimitScope = 'lists'): boolean {
  return useSyncExternalStore(onRateLimitChange, () => rateLimitedUntil(what) !== null);
}

/** The time until requests may go out again as `6:41`, ticking each second. */
export function useCountdown(): string {
  return minutesAndSeconds(useSyncExternalStore(onTick, secondsLeft));
}

/** Seconds as `6:41`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Rounded up, so that 0:00 is never too early. */
function secondsLeft(): number {
  return Math.ceil(Math.max(0, (rateLimitedUntil() ?? 0) - Date.now()) / 1000);
}

function onTick(listener: () => void): () => void {
  const timer = setInterval(listener, 250);
  return () => clearInterval(timer);
}
