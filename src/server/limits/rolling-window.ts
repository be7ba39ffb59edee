import type { LimitDecision, LimitUsage } from './rate-limiter.ts';

/** Time in ms by which a clock is corrected now and then; by more, it was wrong before. */
const smallStep = 60_000;

/**
 * The accepted requests of one subject, exact to the millisecond: one at `a` counts until `a + windowMs`, excluded.
 * Times are Unix milliseconds. A clock that goes back a little is taken to have stopped; when it goes back more, what
 * was counted ahead of it counts from now, as after a restart, so that it ends within one window.
 */
export class RollingWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  #times: number[] = [];
  /** Index of the oldest time that still counts; earlier ones are dropped in bulk. */
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

  /** Counts a request at `now`, or refuses it; some requests may have a lower limit than the window's own. */
  take(now: number, limit = this.#limit): LimitDecision {
    const at = this.#timeAt(now);
    this.#dropUntil(at - this.#windowMs);
    const accepted = this.#count < limit;
    if (accepted) this.#add(at);
    const retryAfter = accepted ? 0 : Math.max(1, Math.ceil((this.#freesAt(at, limit) - now) / 1000));
    return { accepted, at, ...this.#usageAt(at, limit), retryAfter };
  }

  /** The usage at `now`; counts nothing. */
  usage(now: number, limit = this.#limit): LimitUsage {
    const at = this.#timeAt(now);
    this.#dropUntil(at - this.#windowMs);
    return this.#usageAt(at, limit);
  }

  /** Takes back one request counted at this time; after the clock was set back, it counts at an earlier one. */
  giveBack(at: number): void {
    const index = this.#times.findLastIndex((time) => time <= at);
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

  /** More requests than the limit may count after it was lowered; then several must end before one is accepted. */
  #freesAt(at: number, limit: number): number {
    const lastToEnd = Math.max(this.#head, this.#times.length - limit);
    return (this.#times[lastToEnd] ?? at) + this.#windowMs;
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

  #dropUntil(cutoff: number): void {
    while (this.#head < this.#times.length && (this.#times[this.#head] ?? 0) <= cutoff) this.#head += 1;
    if (this.#head > 1024 && this.#head * 2 > this.#times.length) {
      this.#times = this.#times.slice(this.#head);
      this.#head = 0;
    }
  }
}
