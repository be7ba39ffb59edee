import { errors } from '../../../contract/errors.ts';
import { SourceAnswerError, SourceQuotaError } from '../source-errors.ts';
import type { CachedResponse } from './cache/response-cache.ts';
import type { TiquoQuota, CallClass } from './quota/call-quota.ts';
import { FailurePause } from './quota/circuit-breaker.ts';
import type { Outcome, Reply, TiquoClient } from './client/tiquo-client.ts';

/** What Tiquo said: an answer, or in a sentence of its own that it does not take what was asked or does not have it. */
export type UpstreamAnswer = Extract<Outcome, { kind: 'answered' | 'refused' }>;

/** Codes of a name that no address belongs to. */
const noSuchHost: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** Milliseconds a refused key is known to be refused. */
const refusalIsNews = 60_000;

/** Tiquo's API within the quota: counts each call, learns from each reply, and throws what is no answer. */
export class TiquoUpstream {
  readonly #client: TiquoClient;
  readonly #quota: TiquoQuota;
  readonly #pause = new FailurePause();
  readonly #forgets: (() => void)[] = [];
  /** That the key was refused since the last answer, and the time until which that is news. */
  #refusedKey: { readonly error: SourceAnswerError; readonly until: number } | null = null;

  constructor(client: TiquoClient, quota: TiquoQuota) {
    this.#client = client;
    this.#quota = quota;
  }

  /** `forget` is called whenever the key is refused: whoever may ask no more may keep nothing either. */
  whenKeyIsRefused(forget: () => void): void {
    this.#forgets.push(forget);
  }

  /** Throws what is known to fail, and asks nothing. */
  check(now: number): void {
    // Somebody who is sent here again after a while finds out whether it is taken again: a probe asks nothing.
    if (this.#refusedKey !== null && now < this.#refusedKey.until && this.#refusedKey.until <= now + refusalIsNews)
      throw this.#refusedKey.error;
    this.#pause.check(now);
  }

  /**
   * What `read` makes of the reply to a path. Rejects with what it throws, SourceAnswerError, SourceQuotaError or
   * SystemUnavailableError.
   */
  async get<T>(path: string, callClass: CallClass, read: (answer: UpstreamAnswer) => T): Promise<T> {
    this.#pause.check(Date.now());
    const at = await this.#quota.take(callClass, Date.now());
    const sentAt = Date.now();
    this.#pause.sent(sentAt);
    const reply = await this.#client.get(path);
    this.#quota.end(at);
    this.#learn(reply, at);
    const { outcome } = reply;
    if (outcome.kind === 'answered' || outcome.kind === 'refused') {
      this.#refusedKey = null;
      return this.#readBy(read, outcome, sentAt);
    }
    if (outcome.kind === 'limited') throw this.#limited();
    if (outcome.kind === 'keyRefused') for (const forget of this.#forgets) forget();
    const failure = new SourceAnswerError(sentenceOf(outcome), `Tiquo: ${JSON.stringify(outcome)}`);
    if (outcome.kind === 'keyRefused') this.#refusedKey = { error: failure, until: Date.now() + refusalIsNews };
    this.#pause.failed(failure, sentAt, Date.now());
    throw failure;
  }

  /** How the cache requests a path: `read` parses its responses. */
  fetcher<T>(path: string, callClass: 'list' | 'look-up', read: (answer: UpstreamAnswer) => T) {
    return {
      fetch: async (isRefresh: boolean): Promise<CachedResponse<T>> => ({
        value: await this.get(path, isRefresh ? 'refresh' : callClass, read),
        answeredAt: Date.now(),
      }),
      canRefresh: async (): Promise<boolean> =>
        !this.#pause.isOn(Date.now()) && this.#quota.allows('refresh', Date.now()),
    };
  }

  /**
   * An answer that is not as documented is a failure like any other: to ask again at once would spend a call on each.
   */
  #readBy<T>(read: (answer: UpstreamAnswer) => T, answer: UpstreamAnswer, sentAt: number): T {
    try {
      const value = read(answer);
      this.#pause.end();
      return value;
    } catch (error) {
      if (error instanceof SourceAnswerError) this.#pause.failed(error, sentAt, Date.now());
      else this.#pause.end();
      throw error;
    }
  }

  #learn({ outcome, hasLeft, limit, remaining }: Reply, at: number): void {
    const now = Date.now();
    if (!hasLeft) this.#quota.giveBack(at);
    else if (outcome.kind === 'limited') this.#quota.learnRefusal(outcome.headers, now);
    else if (outcome.kind === 'answered' || outcome.kind === 'refused') {
      // It counts at once. What cannot be stored now is learned again from the next reply; the answer itself is good.
      this.#quota.learn({ limit, remaining }, now, at).catch(() => {});
    }
  }

  #limited(): SourceQuotaError {
    const now = Date.now();
    const { limit, windowSeconds, waitsUntil } = this.#quota.state(now);
    return new SourceQuotaError(
      errors.rateLimited(limit, windowSeconds),
      Math.max(1, Math.ceil(((waitsUntil ?? now) - now) / 1000)),
    );
  }
}

function sentenceOf(outcome: Exclude<Outcome, { kind: 'answered' | 'refused' | 'limited' }>): string {
  switch (outcome.kind) {
    case 'keyRefused':
      return errors.upstreamRefusedKey;
    case 'redirected':
      return errors.upstreamRedirect;
    case 'failed':
      return errors.upstreamFailed(outcome.status);
    case 'tooLarge':
      return errors.upstreamTooLarge;
    case 'notJson':
      return errors.upstreamNotJson;
    case 'unreachable':
      return noSuchHost.has(outcome.detail) ? errors.upstreamUnknownHost : errors.upstreamUnreachable;
    case 'untrusted':
      return errors.upstreamUntrusted;
    case 'timedOut':
      return errors.upstreamSlow;
    case 'broken':
      return errors.upstreamBroken;
  }
}
