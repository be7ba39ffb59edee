import type { LimitDecision, LimitUsage } from '../../../limits/rate-limiter.ts';
import { RollingWindow } from '../../../limits/rolling-window.ts';

/** Of what is left for lists, and of the whole limit: everyone may use as much as that, whatever is left. */
const shareOfRest = 0.25;
const shareOfLimit = 0.1;
/** A limit of so few requests is not shared out. */
const fewRequests = 50;

/** Requests that count now, of everyone who uses the key. */
export interface QuotaInUse {
  readonly limit: number;
  readonly allowedForLists: number;
  readonly used: number;
}

/**
 * What each caller has used of a quota in its rolling window, so that no one uses up what is meant for all. In memory:
 * a restart forgives. Times are in ms.
 */
export class CallerShares {
  readonly #windowMs: number;
  readonly #windows = new Map<string, RollingWindow>();

  constructor(windowSeconds: number) {
    this.#windowMs = windowSeconds * 1000;
  }

  /** The requests that a caller may send in a window. */
  shareOf(caller: string, now: number, { limit, allowedForLists, used }: QuotaInUse): number {
    const own = this.#windowOf(caller).usage(now).used;
    const left = Math.max(0, allowedForLists - Math.max(0, used - own));
    return Math.max(fewRequests, Math.ceil(limit * shareOfLimit), Math.ceil(left * shareOfRest));
  }

  take(caller: string, now: number, share: number): LimitDecision {
    return this.#windowOf(caller).take(now, share);
  }

  usage(caller: string, now: number, share: number): LimitUsage {
    return this.#windowOf(caller).usage(now, share);
  }

  giveBack(caller: string, at: number): void {
    this.#windowOf(caller).giveBack(at);
  }

  #windowOf(caller: string): RollingWindow {
    const known = this.#windows.get(caller);
    if (known !== undefined) return known;
    const window = new RollingWindow(Infinity, this.#windowMs);
    this.#windows.set(caller, window);
    return window;
  }
}
