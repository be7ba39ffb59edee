import type { LimitDecision } from './system-store.ts';

/**
 * The accepted requests of one key, exact to the millisecond: one at `a` counts until `a + windowMs`, excluded. Times are
 * milliseconds and must not go back; a clock that does counts as standing still.
 */
export class RollingWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  #times: number[] = [];
  /** Index of the oldest time that still counts; what lies before it is dropped in bulk. */
  #head = 0;
  #newest = -Infinity;

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Counts a request from before a restart, oldest first. */
  restore(at: number): void {
    this.#add(at);
  }

  /** Counts a request at `now`, or refuses it. */
  take(now: number): LimitDecision {
    const at = Math.max(now, this.#newest);
    this.#forgetUntil(at - this.#windowMs);
    const accepted = this.#count < this.#limit;
    if (accepted) this.#add(at);
    const frees = (this.#times[this.#head] ?? at) + this.#windowMs;
    return {
      accepted,
      remaining: Math.max(0, this.#limit - this.#count),
      resetAt: Math.ceil(frees / 1000),
      retryAfter: accepted ? 0 : Math.max(1, Math.ceil((frees - now) / 1000)),
    };
  }

  /** Takes back the latest counted request, when it could not be stored. */
  giveBack(): void {
    if (this.#count > 0) this.#times.pop();
  }

  get #count(): number {
    return this.#times.length - this.#head;
  }

  #add(at: number): void {
    this.#times.push(at);
    this.#newest = at;
  }

  #forgetUntil(cutoff: number): void {
    while (this.#head < this.#times.length && (this.#times[this.#head] ?? 0) <= cutoff) this.#head += 1;
    if (this.#head > 1024 && this.#head * 2 > this.#times.length) {
      this.#times = this.#times.slice(this.#head);
      this.#head = 0;
    }
  }
}
