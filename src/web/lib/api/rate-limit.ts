const fallbackSeconds = 30;
/** Milliseconds a timer can wait at most; with more it would ring at once. */
const longestTimer = 2 ** 31 - 1;

/** What a 429 is about: lists alone, while calls are kept for looking one customer up, or everything. */
export type RateLimitScope = 'lists' | 'everything';

const ends: Record<RateLimitScope, number> = { lists: 0, everything: 0 };
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Starts the pause a 429 asks for, by its Retry-After in seconds; returns its end in milliseconds since 1970. */
export function startRateLimit(retryAfter: string | null, what: RateLimitScope = 'everything'): number {
  ends[what] = Math.max(ends[what], retryAt(retryAfter));
  waitForEnd();
  return ends[what];
}

/** When a 429 lets one ask again, by its Retry-After in seconds; in milliseconds since 1970. */
export function retryAt(retryAfter: string | null): number {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : fallbackSeconds;
  return Date.now() + Math.max(1, seconds) * 1000;
}

/** The end of the pause of lists or of everything in milliseconds since 1970, or null when such requests may go out. */
export function rateLimitedUntil(what: RateLimitScope = 'lists'): number | null {
  const until = what === 'lists' ? Math.max(ends.lists, ends.everything) : ends.everything;
  return until > Date.now() ? until : null;
}

/** Calls back when a pause starts, is prolonged or ends. */
export function onRateLimitChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells of each end: that of everything may come before that of lists. */
function waitForEnd(): void {
  clearTimeout(timer);
  tell();
  // Timers may be early by a moment and stop while the machine sleeps: the clock decides.
  const next = [rateLimitedUntil('everything'), rateLimitedUntil('lists')].find((until) => until !== null) ?? null;
  if (next !== null) timer = setTimeout(waitForEnd, Math.min(next - Date.now(), longestTimer));
}

function tell(): void {
  for (const listener of listeners) listener();
}
