import type { Quota } from '../../../../contract/app-api.ts';
import { errors } from '../../../../contract/errors.ts';
import { RollingWindow } from '../../../limits/rolling-window.ts';
import type { UpstreamStore, UpstreamWait } from './upstream-store.ts';
import { SourceQuotaError } from '../../source-errors.ts';
import { waitAfterRefusal, type RefusalHeaders } from '../client/retry-after.ts';

/**
 * What a call is for. A look-up of one customer may use the last call; lists leave the last calls to look-ups; a
 * refresh, which nobody waits for, stops while much is left.
 */
export type CallClass = 'look-up' | 'list' | 'refresh';

/** Shares of the limit that stay unused by a class. */
const reserves: Readonly<Record<CallClass, number>> = { 'look-up': 0, list: 0.02, refresh: 0.3 };

/**
 * Seconds our window is longer than Tiquo's: a call is counted here when it leaves and there when it arrives, at most
 * seven seconds later, so with no more than the limit in the longer window there is never more in Tiquo's.
 */
const longer = 10;

/** Calls between two clean-ups of the store. */
const pruneEvery = 500;

/** Milliseconds a wait lasts at most, whatever a clock that was ahead has stored. */
const longestWait = 86_400_000;

export interface RateHeaders {
  readonly limit: number | null;
  readonly remaining: number | null;
}

export interface QuotaLimit {
  readonly calls: number;
  readonly windowSeconds: number;
}

/**
 * The calls of everybody together in Tiquo's rolling window, kept over restarts, so that none is refused there by our
 * doing. Learns from Tiquo's answers that others use the key, that the limit is lower, or how long to wait. Times are
 * milliseconds.
 */
export class TiquoQuota {
  readonly #store: UpstreamStore;
  readonly #configured: QuotaLimit;
  readonly #window: RollingWindow;
  readonly #windowMs: number;
  /** When calls of ours were answered, oldest first. */
  #answered: number[] = [];
  #sincePrune = 0;
  #limit: number;
  #wait: UpstreamWait | null;
  /** When the call was counted that is under way to show whether the wait is really over. */
  #probe: number | null = null;
  /** When Tiquo refused last, since the start. */
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** The headers count in another window than ours, such as a minute: they say nothing of the hour. */
  #headersAreForeign = false;

  constructor(store: UpstreamStore, limit: QuotaLimit, now: number) {
    const windowMs = (limit.windowSeconds + longer) * 1000;
    this.#store = store;
    this.#windowMs = windowMs;
    this.#configured = limit;
    this.#limit = Math.min(limit.calls, store.learnedLimit() ?? limit.calls);
    this.#window = new RollingWindow(limit.calls, windowMs);
    store.forgetCallsUntil(now - windowMs);
    for (const { at, calls } of store.callsSince(now - windowMs)) {
      // A time to come is a clock that was wrong: it counts from now, so that it ends within one window.
      for (let call = 0; call < calls; call += 1) this.#window.restore(Math.min(at, now));
    }
    const wait = store.wait();
    this.#wait = wait === null ? null : { ...wait, until: Math.min(wait.until, now + longestWait) };
  }

  /**
   * Counts one call before it is sent; resolves to the time it is counted at. Rejects with SourceQuotaError when it
   * may not be sent.
   */
  async take(callClass: CallClass, now: number): Promise<number> {
    const waiting = this.#waitsUntil(now);
    if (waiting !== null) throw this.#refusal(Math.ceil((waiting - now) / 1000));
    // After a wait everybody would ask at once, and be refused at once.
    if (this.#wait !== null && this.#probe !== null) throw this.#refusal(1);
    const { accepted, at, retryAfter } = this.#window.take(now, this.#allowed(callClass));
    if (!accepted) throw this.#refusal(retryAfter);
    if (this.#wait !== null) this.#probe = at;
    try {
      await this.#store.noteCalls({ at, calls: 1 });
    } catch (error) {
      this.#window.giveBack(at);
      this.end(at);
      throw error;
    }
    if (++this.#sincePrune >= pruneEvery) {
      this.#sincePrune = 0;
      this.#store.forgetCallsUntil(now - this.#windowMs);
    }
    return at;
  }

  /** Whether a call of a class may be sent, nothing counted. */
  allows(callClass: CallClass, now: number): boolean {
    return this.#waitsUntil(now) === null && this.#window.usage(now).used < this.#allowed(callClass);
  }

  /** Notes that the call counted at a time has come to its end, whatever became of it. */
  end(at: number): void {
    if (at === this.#probe) this.#probe = null;
  }

  /** Takes back a call that never left. */
  giveBack(at: number): void {
    this.#window.giveBack(at);
    this.#store.takeBack(at);
  }

  /**
   * Learns from the headers of an answer that was no refusal, to a call sent at a time: a lower limit, and calls of
   * others with the same key. Headers that count fewer calls than we ourselves made are of another window, such as a
   * minute.
   */
  async learn({ limit, remaining }: RateHeaders, now: number, sentAt = now): Promise<void> {
    // An answer to a call that left before the refusal does not end the wait. A refusal to come is a clock that was
    // wrong.
    const isLater = sentAt > this.#refusedAt || this.#refusedAt > now;
    if (this.#wait !== null && this.#waitsUntil(now) === null && isLater) this.#setWait(null);
    const before = this.#answeredBefore(sentAt, now);
    this.#answered.push(now);
    if (limit === null || limit <= 0 || this.#headersAreForeign) return;
    if (limit - (remaining ?? 0) < before) {
      this.#headersAreForeign = true;
      this.#setLimit(this.#configured.calls);
      return;
    }
    this.#setLimit(Math.min(limit, this.#configured.calls));
    if (remaining === null) return;
    const others = this.#limit - this.#window.usage(now).used - remaining;
    if (others <= 0) return;
    let at = now;
    for (let call = 0; call < others; call += 1) ({ at } = this.#window.take(now));
    await this.#store.noteCalls({ at, calls: others });
  }

  /** Learns from a refusal for how long not to ask; of several under way at once, the first counts as one in a row. */
  learnRefusal(headers: RefusalHeaders, now: number): void {
    const before = this.#wait?.refusals ?? 0;
    const isWaiting = this.#waitsUntil(now) !== null;
    this.#refusedAt = now;
    const refusals = isWaiting ? before : before + 1;
    const until = now + waitAfterRefusal(headers, refusals - 1, now);
    this.#setWait({ until: isWaiting ? Math.max(until, this.#wait?.until ?? 0) : until, refusals });
  }

  /** Where it stands now. */
  state(now: number): Quota {
    const { used, freesAt } = this.#window.usage(now, this.#limit);
    return {
      limit: this.#limit,
      windowSeconds: this.#configured.windowSeconds,
      used: Math.min(used, this.#limit),
      frees: freesAt,
      waitsUntil: this.#waitsUntil(now),
      listsWaitSeconds: this.#listsWaitSeconds(now),
    };
  }

  #listsWaitSeconds(now: number): number | null {
    const allowed = this.#allowed('list');
    const { used, freesAt } = this.#window.usage(now, allowed);
    const until = Math.max(this.#waitsUntil(now) ?? 0, used < allowed ? 0 : (freesAt ?? 0));
    return until > now ? Math.ceil((until - now) / 1000) : null;
  }

  /** One call may always be of any class, or a small limit would keep it for look-ups for ever. */
  #allowed(callClass: CallClass): number {
    return this.#limit - Math.min(this.#limit - 1, Math.ceil(this.#limit * reserves[callClass]));
  }

  /** Calls of ours that surely count there still: answered before one was sent, and in its window when they arrived. */
  #answeredBefore(sentAt: number, now: number): number {
    const windowMs = this.#configured.windowSeconds * 1000;
    const since = now - windowMs + Math.min(longer * 1000, windowMs / 2);
    this.#answered = this.#answered.filter((at) => at > since);
    return this.#answered.filter((at) => at < sentAt).length;
  }

  #setLimit(calls: number): void {
    if (calls === this.#limit) return;
    this.#limit = calls;
    this.#store.setLearnedLimit(calls < this.#configured.calls ? calls : null);
  }

  #waitsUntil(now: number): number | null {
    // A clock that was far ahead when the wait began must not make it longer than the longest there is.
    return this.#wait !== null && this.#wait.until > now && this.#wait.until <= now + longestWait
      ? this.#wait.until
      : null;
  }

  #setWait(wait: UpstreamWait | null): void {
    this.#wait = wait;
    this.#store.setWait(wait);
  }

  #refusal(retryAfter: number): SourceQuotaError {
    return new SourceQuotaError(errors.rateLimited(this.#limit, this.#configured.windowSeconds), retryAfter);
  }
}
