import { errors } from '../../../../contract/error-messages.ts';
import { SourceFailedError, SourceQuotaError, type SourceFailure } from '../../source-errors.ts';
import type { CachedResponse } from '../cache/response-cache.ts';
import type { Outcome, Reply, TiquoClient } from '../client/tiquo-client.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { CountedRequest, TiquoQuota } from './tiquo-quota.ts';
import type { RequestClass } from './request-class.ts';

/** Tiquo's own response: what was requested, or a sentence that it does not accept the request or has no such thing. */
export type TiquoResponse = Extract<Outcome, { kind: 'ok' | 'rejected' | 'notFound' }>;

type FailedOutcome = Exclude<Outcome, TiquoResponse | { kind: 'rateLimited' }>;

/** Codes of a name that has no address. */
const noSuchHost: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** How long `check` reports a refused key, in ms. */
const keyRefusalMs = 60_000;

/** Tiquo's API within its quota: counts each request, learns from each reply, and throws whatever is no response. */
export class QuotaEnforcingClient {
  readonly #client: Pick<TiquoClient, 'get'>;
  readonly #quota: TiquoQuota;
  readonly #breaker = new CircuitBreaker();
  readonly #keyRefusedListeners: (() => void)[] = [];
  #keyRefusal: { readonly error: SourceFailedError; readonly until: number } | null = null;

  constructor(client: Pick<TiquoClient, 'get'>, quota: TiquoQuota) {
    this.#client = client;
    this.#quota = quota;
  }

  /** Calls back whenever the key is refused: without access, nothing may be kept either. */
  onKeyRefused(listener: () => void): void {
    this.#keyRefusedListeners.push(listener);
  }

  /** Throws what is known to fail; sends nothing. */
  check(now: number): void {
    // A probe sends nothing, so after a while requests have to find out whether the key is accepted again.
    if (this.#keyRefusal !== null && now < this.#keyRefusal.until && this.#keyRefusal.until <= now + keyRefusalMs)
      throw this.#keyRefusal.error;
    this.#breaker.throwIfOpen(now);
  }

  /**
   * What `parse` makes of the response to a path. Rejects with what it throws, SourceFailedError, SourceQuotaError or
   * SystemUnavailableError.
   */
  async get<T>(
    path: string,
    requestClass: RequestClass,
    parse: (response: TiquoResponse) => T | Promise<T>,
  ): Promise<T> {
    this.#breaker.throwIfOpen(Date.now());
    const decision = await this.#quota.decide(requestClass, Date.now());
    if (!decision.accepted) throw new SourceQuotaError(decision);
    const sentAt = Date.now();
    // While the quota decided, it may have opened, or another request may have been sent to find out.
    const failure = this.#breaker.errorIfOpen(sentAt);
    if (failure !== null) {
      this.#quota.requestEnded(decision.at);
      await this.#quota.giveBack(decision);
      throw failure;
    }
    this.#breaker.requestSent(sentAt);
    const reply = await this.#client.get(path);
    this.#quota.requestEnded(decision.at);
    await this.#learn(reply, decision);
    const { outcome } = reply;
    if (outcome.kind === 'ok' || outcome.kind === 'rejected' || outcome.kind === 'notFound') {
      this.#keyRefusal = null;
      return await this.#parsed(parse, outcome, sentAt);
    }
    if (outcome.kind === 'rateLimited') throw await this.#waitError();
    throw this.#failure(outcome, sentAt);
  }

  /** How the cache requests a path. */
  fetcher<T>(path: string, requestClass: RequestClass, parse: (response: TiquoResponse) => T | Promise<T>) {
    return {
      fetch: async (isRefresh: boolean): Promise<CachedResponse<T>> => ({
        value: await this.get(path, isRefresh ? 'refresh' : requestClass, parse),
        fetchedAt: Date.now(),
      }),
      canRefresh: async (): Promise<boolean> =>
        !this.#breaker.isOpen(Date.now()) && (await this.#quota.allows('refresh', Date.now())),
    };
  }

  /** A response that is not as documented is a failure like any other: each retry would cost a request. */
  async #parsed<T>(
    parse: (response: TiquoResponse) => T | Promise<T>,
    response: TiquoResponse,
    sentAt: number,
  ): Promise<T> {
    try {
      const value = await parse(response);
      this.#breaker.recordSuccess();
      return value;
    } catch (error) {
      if (error instanceof SourceFailedError) this.#breaker.recordFailure(error, sentAt, Date.now());
      else this.#breaker.recordSuccess();
      throw error;
    }
  }

  async #learn({ outcome, wasSent, limit, remaining }: Reply, counted: CountedRequest): Promise<void> {
    const now = Date.now();
    if (!wasSent) await this.#quota.giveBack(counted);
    else if (outcome.kind === 'rateLimited') await this.#quota.learnRefusal(outcome.headers, now);
    else if (outcome.kind === 'ok' || outcome.kind === 'rejected' || outcome.kind === 'notFound') {
      // Not awaited: the response is good, and what cannot be stored now is learned again from the next one.
      this.#quota.learn({ limit, remaining }, now, counted.at).catch(() => {});
    }
  }

  async #waitError(): Promise<SourceQuotaError> {
    const now = Date.now();
    const { limit, windowSeconds, waitsUntil } = await this.#quota.standing(now);
    return new SourceQuotaError({
      limit: { requests: limit, windowSeconds },
      retryAfter: Math.max(1, Math.ceil(((waitsUntil ?? now) - now) / 1000)),
    });
  }

  #failure(outcome: FailedOutcome, sentAt: number): SourceFailedError {
    const [reason, sentence] = reasonAndSentence(outcome);
    const error = new SourceFailedError(reason, sentence, `Tiquo: ${JSON.stringify(outcome)}`);
    if (outcome.kind === 'keyRefused') {
      for (const listener of this.#keyRefusedListeners) listener();
      this.#keyRefusal = { error, until: Date.now() + keyRefusalMs };
    }
    this.#breaker.recordFailure(error, sentAt, Date.now());
    return error;
  }
}

function reasonAndSentence(outcome: FailedOutcome): readonly [SourceFailure, string] {
  switch (outcome.kind) {
    case 'keyRefused':
      return ['key-refused', errors.upstreamRefusedKey];
    case 'redirected':
      return ['foreign-response', errors.upstreamRedirect];
    case 'failed':
      return ['failed', errors.upstreamFailed(outcome.status)];
    case 'foreign':
      return ['foreign-response', errors.upstreamFailed(outcome.status)];
    case 'tooLarge':
      return ['failed', errors.upstreamTooLarge];
    case 'notJson':
      return ['foreign-response', errors.upstreamNotJson];
    case 'unreachable':
      return ['failed', noSuchHost.has(outcome.detail) ? errors.upstreamUnknownHost : errors.upstreamUnreachable];
    case 'untrusted':
      return ['foreign-response', errors.upstreamUntrusted];
    case 'timedOut':
      return ['failed', errors.upstreamSlow];
    case 'broken':
      return ['failed', errors.upstreamBroken];
  }
}
