import { useSyncExternalStore } from 'react';
import { createSignal } from '../browser/reactive-store.ts';

const fallbackSeconds = 30;
/** The longest delay a timer supports, in ms; a longer one fires right away. */
const longestDelay = 2 ** 31 - 1;

/** What a 429 stops: only lists, while the last requests are kept for looking up single customers, or everything. */
export type RateLimitScope = 'lists' | 'everything';

const ends: Record<RateLimitScope, number> = { lists: 0, everything: 0 };
let timer: ReturnType<typeof setTimeout> | undefined;
const changes = createSignal<undefined>();

/** Starts the wait that a 429 demands by its Retry-After in seconds; returns its end in ms since 1970. */
export function startRateLimit(retryAfter: string | null, scope: RateLimitScope = 'everything'): number {
  ends[scope] = Math.max(ends[scope], retryAt(retryAfter));
  notifyAndWait();
  return ends[scope];
}

/** When the next request is allowed after a 429, by its Retry-After in seconds; in ms since 1970. */
export function retryAt(retryAfter: string | null): number {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : fallbackSeconds;
  return Date.now() + Math.max(1, seconds) * 1000;
}

/** When requests of the scope are allowed again, in ms since 1970; null if they are allowed now. */
export function rateLimitedUntil(scope: RateLimitScope = 'lists'): number | null {
  const until = scope === 'lists' ? Math.max(ends.lists, ends.everything) : ends.everything;
  return until > Date.now() ? until : null;
}

/** Calls back when a limit starts, is extended or ends. */
export function onRateLimitChange(listener: () => void): () => void {
  return changes.subscribe(listener);
}

/** Whether requests of the scope have to wait now. */
export function useIsRateLimited(scope: RateLimitScope = 'lists'): boolean {
  return useSyncExternalStore(onRateLimitChange, () => rateLimitedUntil(scope) !== null);
}

/** The time until requests are allowed again as `6:41`, updated each second. */
export function useCountdown(): string {
  return minutesAndSeconds(useSyncExternalStore(onTick, secondsLeft));
}

/** Seconds as `6:41`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Notifies at each end: that of `everything` may come before that of `lists`. */
function notifyAndWait(): void {
  clearTimeout(timer);
  changes.emit(undefined);
  // A timer may fire a little early and stops while the machine sleeps, so the clock decides.
  const next = rateLimitedUntil('everything') ?? rateLimitedUntil('lists');
  if (next !== null) timer = setTimeout(notifyAndWait, Math.min(next - Date.now(), longestDelay));
}

/** Rounded up, so that 0:00 never shows too early. */
function secondsLeft(): number {
  return Math.ceil(Math.max(0, (rateLimitedUntil() ?? 0) - Date.now()) / 1000);
}

function onTick(listener: () => void): () => void {
  const interval = setInterval(listener, 250);
  return () => clearInterval(interval);
}
