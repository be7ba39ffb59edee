import { errors } from '../../../contract/errors.ts';
import { SourceAnswerError, SourceBudgetError } from '../source-errors.ts';
import type { CallBudget, CallClass } from './call-budget.ts';
import type { Outcome, Reply, TiquoClient } from './tiquo-client.ts';

/** What Tiquo said: an answer, or in a sentence of its own that it does not take what was asked or does not have it. */
export type UpstreamAnswer = Extract<Outcome, { kind: 'answered' | 'refused' }>;

/** Tiquo's API within the budget: counts each call, learns from each reply, and throws what is no answer. */
export class TiquoUpstream {
  readonly #client: TiquoClient;
  readonly #budget: CallBudget;

  constructor(client: TiquoClient, budget: CallBudget) {
    this.#client = client;
    this.#budget = budget;
  }

  /** Rejects with SourceAnswerError, SourceBudgetError or SystemUnavailableError. */
  async get(path: string, callClass: CallClass): Promise<UpstreamAnswer> {
    const at = await this.#budget.take(callClass, Date.now());
    const reply = await this.#client.get(path);
    this.#learn(reply, at);
    const { outcome } = reply;
    if (outcome.kind === 'answered' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'limited') throw this.#limited();
    throw new SourceAnswerError(sentenceOf(outcome), `Tiquo: ${JSON.stringify(outcome)}`);
  }

  #learn({ outcome, limit, remaining }: Reply, at: number): void {
    const now = Date.now();
    if (outcome.kind === 'unreachable') this.#budget.giveBack(at);
    else if (outcome.kind === 'limited') this.#budget.learnRefusal(outcome.headers, now);
    // It counts at once. What cannot be stored now is learned again from the next reply; the answer itself is good.
    else this.#budget.learn({ limit, remaining }, now).catch(() => {});
  }

  #limited(): SourceBudgetError {
    const now = Date.now();
    const { limit, windowSeconds, waitsUntil } = this.#budget.state(now);
    return new SourceBudgetError(errors.rateLimited(limit, windowSeconds), Math.max(1, Math.ceil(((waitsUntil ?? now) - now) / 1000)));
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
      return errors.upstreamUnreachable;
    case 'timedOut':
      return errors.upstreamSlow;
    case 'broken':
      return errors.upstreamBroken;
  }
}
