import type { LimitDecision, LimitUsage } from './rate-limiter.ts';

/** Milliseconds a clock is put back by in passing; by more, it was wrong before. */
const smallStep = 60_000;

/**
 * The accepted requests of one key, exact to the millisecond: one at `a` counts until `a + windowMs`, excluded. Times
 * are milliseconds. A clock that goes back by a little counts as standing still; after more than that, what was counted
 * ahead of it counts from now, as after a restart, so that it ends within one window.
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

  /** Counts a request at `now`, or refuses it; a lower limit than the window's own may hold for some requests. */
  take(now: number, limit = this.#limit): LimitDecision {
    const at = this.#timeAt(now);
    this.#forgetUntil(at - this.#windowMs);
    const accepted = this.#count < limit;
    if (accepted) this.#add(at);
    const retryAfter = accepted ? 0 : Math.max(1, Math.ceil((this.#freesAt(at, limit) - now) / 1000));
    return { accepted, at, ...this.#usageAt(at, limit), retryAfter };
  }

  /** Where it stands at `now`; counts nothing. */
  usage(now: number, limit = this.#limit): LimitUsage {
    const at = this.#timeAt(now);
    this.#forgetUntil(at - this.#windowMs);
    return this.#usageAt(at, limit);
  }

  /** Takes back one request counted at this time. */
  giveBack(at: number): void {
    const index = this.#times.lastIndexOf(at);
    if (index >= this.#head) this.#times.splice(index, 1);
  }

  #usageAt(at: number, limit: number): LimitUsage {
    const used = this.#count;
    const freesAt = this.#freesAt(at, limit);
    return {
      used,
      remaining: Math.max(0, limit - used),
      freesAt: used === 0 ? null : freesAt,
      resetAt: Math.ceil(freesAt / 1000),
    };
  }

  /**
   * Milliseconds. More than the limit may count when it was lowered over a restart; then several leave before one
   * frees.
   */
  #freesAt(at: number, limit: number): number {
    const leaver = Math.max(this.#head, this.#times.length - limit);
    return (this.#times[leaver] ?? at) + this.#windowMs;
  }

  #timeAt(now: number): number {
    if (this.#newest - now > smallStep) {
      for (let last = this.#times.length - 1; last >= this.#head && (this.#times[last] ?? now) > now; last -= 1)
        this.#times[last] = now;
      this.#newest = now;
    }
    return Math.max(now, this.#newest);
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
