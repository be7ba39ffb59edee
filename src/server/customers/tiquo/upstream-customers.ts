import { asciiJson } from '../ascii-json.ts';
import type { FoundCustomer } from '../customer-source.ts';
import { AnswerCache, type Asking } from './answer-cache.ts';
import type { CallBudget } from './call-budget.ts';
import { customerPath } from './list-path.ts';
import type { ParameterCatalogue } from './parameter-catalogue.ts';
import type { TiquoUpstream } from './tiquo-upstream.ts';
import { readCustomer } from './upstream-answer.ts';

/** Bytes of customers kept at most. */
const customerBytes = 16 * 1024 * 1024;

interface KeptCustomer {
  /** JSON in ASCII; null for nobody. */
  readonly text: string | null;
  /** Other paths to the same customer. */
  readonly paths: readonly string[];
}

/** Customers looked up at Tiquo, kept or else asked for. */
export class UpstreamCustomers {
  readonly #upstream: TiquoUpstream;
  readonly #budget: CallBudget;
  readonly #catalogue: ParameterCatalogue;
  readonly #customers: AnswerCache<KeptCustomer>;

  constructor(upstream: TiquoUpstream, budget: CallBudget, catalogue: ParameterCatalogue, freshMs: number) {
    this.#upstream = upstream;
    this.#budget = budget;
    this.#catalogue = catalogue;
    this.#customers = new AnswerCache<KeptCustomer>(freshMs, ({ text }) => text?.length ?? 0, customerBytes);
  }

  /** Null for nobody. Rejects with an error of source-errors.ts. */
  async get(customerId: string): Promise<FoundCustomer | null> {
    const path = customerPath(customerId);
    if (path === null) return null;
    const answer = await this.#customers.get(path, this.#asking(path));
    const { text, paths } = answer.value;
    // Whoever was looked up by email or phone is opened by number next.
    for (const other of paths) if (this.#customers.fresh(other) === null) this.#customers.set(other, answer);
    return text === null ? null : { customer: text, answeredAt: answer.answeredAt };
  }

  #asking(path: string): Asking<KeptCustomer> {
    return {
      ask: async (forRefresh) => ({ value: await this.#ask(path, forRefresh), answeredAt: Date.now() }),
      mayRefresh: () => this.#budget.allows('refresh', Date.now()),
      // Somebody may have been added since.
      mayBeStale: ({ text }) => text !== null,
      isFinal: () => false,
    };
  }

  async #ask(path: string, forRefresh: boolean): Promise<KeptCustomer> {
    const answer = await this.#upstream.get(path, forRefresh ? 'refresh' : 'look-up');
    // A text that is no id, number, email or phone may be refused where others are not found: nobody has it either way.
    if (answer.kind === 'refused') return { text: null, paths: [] };
    const customer = readCustomer(answer.body);
    this.#catalogue.learnCustomer(customer.parameters);
    const paths = [customer.customerNumber, customer.id].map(customerPath).filter((other) => other !== null && other !== path);
    return { text: asciiJson(customer), paths: paths.filter((other) => other !== null) };
  }
}
