import type { Quota } from '../../../../contract/list/list-metadata.ts';
import type { Limit, RateLimiter } from '../../../limits/rate-limiter.ts';
import { currentCaller } from '../../current-caller.ts';
import { CallerShares } from './caller-shares.ts';
import { extraSeconds, openQuotaLimiter } from './quota-limiter.ts';
import { allowedFor, type RequestClass } from './request-class.ts';
import { waitAfterRefusal, type RefusalHeaders } from '../client/retry-after.ts';
import type { LearnedQuota, QuotaStore, QuotaWait, TiquoStore } from '../tiquo-store.ts';

/** The longest wait in ms, even if a clock that was ahead stored a longer one. */
const longestWait = 86_400_000;

/** A request that was counted at `at`, in ms. */
export interface CountedRequest {
  readonly accepted: true;
  readonly at: number;
  /** Where it counts for its caller: there, the clock may have been set back, or not. */
  readonly share: { readonly caller: string; readonly at: number } | null;
}

export type QuotaDecision =
  | CountedRequest
  /** `retryAfter` in whole seconds, at least 1. */
  /** `isShare`: the caller has used their share of what is left. */
  | { readonly accepted: false; readonly limit: Limit; readonly retryAfter: number; readonly isShare: boolean };

export interface RateHeaders {
  readonly limit: number | null;
  readonly remaining: number | null;
}

/**
 * Tiquo's quota for one API key: the requests of all staff and programs in its rolling window, kept over restarts so
 * that Tiquo never refuses one because of us. Learns from Tiquo's responses that others use the key, that the limit is
 * lower, or how long to wait. Times are in ms.
 */
export class TiquoQuota {
  readonly #limiter: RateLimiter;
  readonly #account: string;
  readonly #store: QuotaStore;
  readonly #configured: Limit;
  readonly #shares: CallerShares;
  /** Other processes learn too, and what they learned is in the store. */
  readonly #isShared: boolean;
  #limit: number;
  #wait: QuotaWait | null;
  /** When responses arrived, oldest first. */
  #responseTimes: number[] = [];
  /** The request that finds out whether a wait is over: the time it counts at. */
  #probe: number | 'undecided' | null = null;
  /** When Tiquo last refused a request, since the start. */
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** The headers count in another window than ours, such as a minute, so they say nothing about the hour. */
  #headersAreForeign = false;

  private constructor(
    limiter: RateLimiter,
    { name, quota, openSharedLimiter }: TiquoStore,
    configured: Limit,
    learned: LearnedQuota,
  ) {
    this.#limiter = limiter;
    this.#account = name;
    this.#store = quota;
    this.#isShared = openSharedLimiter !== null;
    this.#configured = configured;
    this.#shares = new CallerShares(configured.windowSeconds);
    this.#limit = Math.min(configured.requests, learned.limit ?? configured.requests);
    this.#wait = learned.wait;
  }

  /** What other processes have learned since. */
  async #relearn(now: number): Promise<void> {
    if (!this.#isShared) return;
    const { limit, wait } = await this.#store.load();
    this.#limit = Math.min(this.#configured.requests, limit ?? this.#configured.requests);
    this.#wait = wait === null ? null : { ...wait, until: Math.min(wait.until, now + longestWait) };
  }

  /** With what was counted and learned before. Processes that share a `limiter` share the quota. */
  static async open(store: TiquoStore, limit: Limit, now: number, limiter?: RateLimiter): Promise<TiquoQuota> {
    const learned = await store.quota.load();
    const wait =
      learned.wait === null ? null : { ...learned.wait, until: Math.min(learned.wait.until, now + longestWait) };
    return new TiquoQuota(limiter ?? (await openQuotaLimiter(store, limit, now)), store, limit, { ...learned, wait });
  }

  /** Counts one request before it is sent, or refuses it. Rejects with SystemUnavailableError. */
  async decide(requestClass: RequestClass, now: number): Promise<QuotaDecision> {
    await this.#relearn(now);
    const waitsUntil = this.#waitsUntil(now);
    if (waitsUntil !== null) return this.#refusal(Math.ceil((waitsUntil - now) / 1000));
    if (this.#wait === null) return await this.#count(requestClass, now);
    // After a wait, one request finds out whether it is over: all at the same time would all be refused.
    if (this.#probe !== null) return this.#refusal(1);
    this.#probe = 'undecided';
    let counted: QuotaDecision | null = null;
    try {
      counted = await this.#count(requestClass, now);
      return counted;
    } finally {
      this.#probe = counted?.accepted === true ? counted.at : null;
    }
  }

  /** Whether a request of a class may be sent; counts nothing. */
  async allows(requestClass: RequestClass, now: number): Promise<boolean> {
    const { used } = await this.#limiter.usage(this.#account, now);
    return this.#waitsUntil(now) === null && used < allowedFor(requestClass, this.#limit);
  }

  /** Call it once the request counted at this time has ended, with whatever result. */
  requestEnded(at: number): void {
    if (at === this.#probe) this.#probe = null;
  }

  /** Takes back a request that was never sent. */
  async giveBack({ at, share }: CountedRequest): Promise<void> {
    if (share !== null) this.#shares.giveBack(share.caller, share.at);
    await this.#limiter.giveBack(this.#account, at);
  }

  /**
   * Learns from the headers of a response to a request sent at a time, unless it was a refusal: a lower limit, and
   * requests of others with the same key. Headers that count fewer requests than ours are of another window.
   */
  async learn(headers: RateHeaders, now: number, sentAt = now): Promise<void> {
    const { limit, wait } = { limit: this.#limit, wait: this.#wait };
    const used = this.#usedAccordingTo(headers, now, sentAt);
    if (this.#wait !== wait) await this.#store.saveWait(this.#wait);
    if (this.#limit !== limit)
      await this.#store.saveLimit(this.#limit < this.#configured.requests ? this.#limit : null);
    if (used !== null) await this.#limiter.raise(this.#account, used, now);
  }

  /** Learns from a refusal how long to wait. Refusals of requests under way together count as one in a row. */
  async learnRefusal(headers: RefusalHeaders, now: number): Promise<void> {
    const before = this.#wait?.refusals ?? 0;
    const isWaiting = this.#waitsUntil(now) !== null;
    this.#refusedAt = now;
    const refusals = isWaiting ? before : before + 1;
    const until = now + waitAfterRefusal(headers, refusals - 1, now);
    this.#wait = { until: isWaiting ? Math.max(until, this.#wait?.until ?? 0) : until, refusals };
    await this.#store.saveWait(this.#wait);
  }

  async standing(now: number): Promise<Quota> {
    const allowed = allowedFor('list', this.#limit);
    const [{ used, freesAt }, lists] = await Promise.all([
      this.#limiter.usage(this.#account, now, this.#limit),
      this.#limiter.usage(this.#account, now, allowed),
    ]);
    const waitsUntil = this.#waitsUntil(now);
    const listsWaitUntil = Math.max(
      waitsUntil ?? 0,
      used < allowed ? 0 : (lists.freesAt ?? 0),
      await this.#shareFreesAt(now),
    );
    return {
      limit: this.#limit,
      windowSeconds: this.#configured.windowSeconds,
      used: Math.min(used, this.#limit),
      frees: freesAt,
      waitsUntil,
      listsWaitSeconds: listsWaitUntil > now ? Math.ceil((listsWaitUntil - now) / 1000) : null,
    };
  }

  async #count(requestClass: RequestClass, now: number): Promise<QuotaDecision> {
    const caller = currentCaller.getStore();
    if (caller === undefined) return await this.#countForAll(requestClass, now);
    const share = await this.#shareOf(caller, now);
    const own = this.#shares.take(caller, now, share);
    if (!own.accepted) return { ...this.#refusal(own.retryAfter, share), isShare: true };
    const decision = await this.#countForAll(requestClass, now);
    if (decision.accepted) return { ...decision, share: { caller, at: own.at } };
    this.#shares.giveBack(caller, own.at);
    return decision;
  }

  async #countForAll(requestClass: RequestClass, now: number): Promise<QuotaDecision> {
    const { accepted, at, retryAfter } = await this.#limiter.decide(
      this.#account,
      now,
      allowedFor(requestClass, this.#limit),
    );
    return accepted ? { accepted, at, share: null } : this.#refusal(retryAfter);
  }

  async #shareOf(caller: string, now: number): Promise<number> {
    const { used } = await this.#limiter.usage(this.#account, now);
    return this.#shares.shareOf(caller, now, {
      limit: this.#limit,
      allowedForLists: allowedFor('list', this.#limit),
      used,
    });
  }

  /** When the caller may send a request again; 0 while they may. */
  async #shareFreesAt(now: number): Promise<number> {
    const caller = currentCaller.getStore();
    if (caller === undefined) return 0;
    const { remaining, freesAt } = this.#shares.usage(caller, now, await this.#shareOf(caller, now));
    return remaining > 0 ? 0 : (freesAt ?? 0);
  }

  /** Learns in memory; gives how many requests count by these headers, or null when they do not say. */
  #usedAccordingTo({ limit, remaining }: RateHeaders, now: number, sentAt: number): number | null {
    // A response to a request sent before the refusal does not end the wait. A refusal in the future comes from a wrong
    // clock.
    const isLater = sentAt > this.#refusedAt || this.#refusedAt > now;
    if (this.#waitsUntil(now) === null && isLater) this.#wait = null;
    const before = this.#respondedBefore(sentAt, now);
    this.#responseTimes.push(now);
    if (limit === null || limit <= 0 || this.#headersAreForeign) return null;
    if (limit - (remaining ?? 0) < before) {
      this.#headersAreForeign = true;
      this.#limit = this.#configured.requests;
      return null;
    }
    this.#limit = Math.min(limit, this.#configured.requests);
    return remaining === null ? null : this.#limit - remaining;
  }

  /** Our requests that certainly count there too: answered before this one was sent, and still in its window. */
  #respondedBefore(sentAt: number, now: number): number {
    const windowMs = this.#configured.windowSeconds * 1000;
    const since = now - windowMs + Math.min(extraSeconds * 1000, windowMs / 2);
    this.#responseTimes = this.#responseTimes.filter((at) => at > since);
    return this.#responseTimes.filter((at) => at < sentAt).length;
  }

  #waitsUntil(now: number): number | null {
    // A clock that was far ahead when the wait began must not make it longer than the longest wait.
    return this.#wait !== null && this.#wait.until > now && this.#wait.until <= now + longestWait
      ? this.#wait.until
      : null;
  }

  #refusal(retryAfter: number, requests = this.#limit): QuotaDecision & { readonly accepted: false } {
    const limit = { requests, windowSeconds: this.#configured.windowSeconds };
    return { accepted: false, limit, retryAfter, isShare: false };
  }
}
