/** Failures in a row that never open it: a page looks a customer up, requests the list, and the user tries again. */
const tolerated = 2;
/** How long it stays open after the next failure, in ms; doubled for each one after it, up to the longest. */
const firstOpenMs = 2000;
const longestOpenMs = 60_000;
/** The longest a request takes, in ms: while one finds out whether the service is back, others wait that long. */
const requestMs = 7000;

/**
 * Leaves a service alone that fails again and again: while open, requests fail immediately as the last one did, and
 * none is sent. Then one request finds out whether the service is back. Times are in ms.
 */
export class CircuitBreaker {
  #failures = 0;
  #lastError: Error | null = null;
  #failedAt = 0;
  #openUntil = 0;

  /** Throws what the last request failed with while it is open. */
  throwIfOpen(now: number): void {
    const error = this.errorIfOpen(now);
    if (error !== null) throw error;
  }

  /** The same, or null while it is closed. */
  errorIfOpen(now: number): Error | null {
    return this.isOpen(now) ? this.#lastError : null;
  }

  /** Records that a request is sent: others wait for its result. */
  requestSent(now: number): void {
    if (this.#failures > tolerated) this.#openUntil = now + requestMs;
  }

  /** Records the failure of a request sent at a time; requests under way together fail as one. */
  recordFailure(error: Error, sentAt: number, now: number): void {
    this.#lastError = error;
    if (this.#failures > 0 && sentAt <= this.#failedAt) return;
    this.#failedAt = now;
    this.#failures += 1;
    this.#openUntil =
      this.#failures <= tolerated
        ? 0
        : now + Math.min(longestOpenMs, firstOpenMs * 2 ** (this.#failures - tolerated - 1));
  }

  recordSuccess(): void {
    this.#failures = 0;
    this.#lastError = null;
    this.#openUntil = 0;
  }

  /** A clock that went back does not keep it open for longer than the longest. */
  isOpen(now: number): boolean {
    return now < this.#openUntil && this.#openUntil <= now + longestOpenMs;
  }
}
