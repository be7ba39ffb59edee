/**
 * Failures in a row without a pause: a page looks one customer up, asks for the list, and is asked to try again by
 * hand.
 */
const forgiven = 2;
/** Milliseconds after the next failure, doubled for each after it, and the longest. */
const first = 2000;
const longest = 60_000;
/** Milliseconds a call lasts at most: so long the one that shows whether it is over is waited for. */
const oneCall = 7000;

/**
 * Leaves a service alone that fails again and again: what is asked meanwhile fails at once as the last call did, and
 * spends no call. After a pause one call shows how it is. Times are milliseconds.
 */
export class FailurePause {
  #failures = 0;
  #last: Error | null = null;
  #failedAt = 0;
  #until = 0;

  /** Throws what the last call failed with while the pause lasts. */
  check(now: number): void {
    if (this.#last !== null && this.isOn(now)) throw this.#last;
  }

  /** Notes that a call is sent: others wait for what it shows. */
  sent(now: number): void {
    if (this.#failures > forgiven) this.#until = now + oneCall;
  }

  /** Notes the failure of a call sent at a time; calls that were under way together fail as one. */
  failed(error: Error, sentAt: number, now: number): void {
    this.#last = error;
    if (this.#failures > 0 && sentAt <= this.#failedAt) return;
    this.#failedAt = now;
    this.#failures += 1;
    this.#until =
      this.#failures <= forgiven ? 0 : now + Math.min(longest, first * 2 ** (this.#failures - forgiven - 1));
  }

  end(): void {
    this.#failures = 0;
    this.#last = null;
    this.#until = 0;
  }

  /** A clock that went back must not make the pause longer than the longest. */
  isOn(now: number): boolean {
    return now < this.#until && this.#until <= now + longest;
  }
}
