const fallbackSeconds = 30;
let until = 0;

/** Starts the pause a 429 asks for, by its Retry-After in seconds; returns its end in milliseconds since 1970. */
export function pauseRequests(retryAfter: string | null): number {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : fallbackSeconds;
  until = Math.max(until, Date.now() + Math.max(1, seconds) * 1000);
  return until;
}

/** The end of the pause in milliseconds since 1970, or null when requests may go out. */
export function pausedUntil(): number | null {
  return until > Date.now() ? until : null;
}
