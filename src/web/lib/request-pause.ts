const fallbackSeconds = 30;
let until = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Starts the pause a 429 asks for, by its Retry-After in seconds; returns its end in milliseconds since 1970. */
export function pauseRequests(retryAfter: string | null): number {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : fallbackSeconds;
  until = Math.max(until, Date.now() + Math.max(1, seconds) * 1000);
  clearTimeout(timer);
  timer = setTimeout(endPause, until - Date.now());
  tell();
  return until;
}

/** The end of the pause in milliseconds since 1970, or null when requests may go out. */
export function pausedUntil(): number | null {
  return until > Date.now() ? until : null;
}

/** Calls back when a pause starts, is prolonged or ends. */
export function onRequestPause(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function endPause(): void {
  // Timers may be early by a moment and stop while the machine sleeps: the clock decides.
  if (pausedUntil() === null) tell();
  else timer = setTimeout(endPause, until - Date.now());
}

function tell(): void {
  for (const listener of listeners) listener();
}
