import type {
  CountedRequests,
  CountedRequestStore,
  Limit,
  LimitDecision,
  LimitUsage,
  RateLimiter,
} from './rate-limiter.ts';
import { RollingWindow } from './rolling-window.ts';

/** Accepted requests between two clean-ups of the store. */
const pruneEvery = 1000;

/**
 * Decides in memory and stores each accepted request before it resolves, so that no restart or SIGKILL forgets one. For
 * one process per database (see lockDataDirectory).
 */
export class RollingWindowLimiter implements RateLimiter {
  readonly #limit: Limit;
  readonly #store: CountedRequestStore;
  readonly #windows = new Map<string, RollingWindow>();
  #sincePrune = 0;

  private constructor(store: CountedRequestStore, limit: Limit) {
    this.#store = store;
    this.#limit = limit;
  }

  /** With what was counted before. */
  static async open(store: CountedRequestStore, limit: Limit, now: number): Promise<RollingWindowLimiter> {
    const limiter = new RollingWindowLimiter(store, limit);
    for (const { subject, at, requests } of await store.since(now - limit.windowSeconds * 1000, now)) {
      const window = limiter.#windowOf(subject);
      for (let request = 0; request < requests; request += 1) window.restore(at);
    }
    return limiter;
  }

  async decide(subject: string, now: number, limit?: number): Promise<LimitDecision> {
    const decision = this.#windowOf(subject).take(now, limit);
    if (decision.accepted) await this.#keep({ subject, at: decision.at, requests: 1 });
    return decision;
  }

  async raise(subject: string, used: number, now: number): Promise<void> {
    const window = this.#windowOf(subject);
    const requests = used - window.usage(now).used;
    if (requests <= 0) return;
    let at = now;
    for (let request = 0; request < requests; request += 1) ({ at } = window.take(now, Infinity));
    await this.#keep({ subject, at, requests });
  }

  async giveBack(subject: string, at: number): Promise<void> {
    this.#windowOf(subject).giveBack(at);
    await this.#store.remove(subject, at);
  }

  async usage(subject: string, now: number, limit?: number): Promise<LimitUsage> {
    return this.#windowOf(subject).usage(now, limit);
  }

  async #keep(counted: CountedRequests): Promise<void> {
    try {
      await this.#store.add(counted);
    } catch (error) {
      const window = this.#windowOf(counted.subject);
      for (let request = 0; request < counted.requests; request += 1) window.giveBack(counted.at);
      throw error;
    }
    if (++this.#sincePrune < pruneEvery) return;
    this.#sincePrune = 0;
    const until = counted.at - this.#limit.windowSeconds * 1000;
    // After the response that waits for this. What cannot be deleted now is deleted the next time.
    setImmediate(() => void this.#store.prune(until).catch(() => {}));
  }

  #windowOf(subject: string): RollingWindow {
    const known = this.#windows.get(subject);
    if (known !== undefined) return known;
    const window = new RollingWindow(this.#limit.requests, this.#limit.windowSeconds * 1000);
    this.#windows.set(subject, window);
    return window;
  }
}
