import { asciiJson } from '../model/ascii-json.ts';
import type { FoundCustomer } from '../customer-source.ts';
import { ResponseCache, type Fetcher } from './cache/response-cache.ts';
import { customerPath } from './list-path.ts';
import type { ParameterCatalogue } from './parameter-catalogue.ts';
import type { TiquoUpstream, UpstreamAnswer } from './tiquo-upstream.ts';
import { readCustomer } from './client/response-schemas.ts';

/** Bytes of customers kept at most. */
const customerBytes = 16 * 1024 * 1024;

interface KeptCustomer {
  /** JSON in ASCII; null for nobody. */
  readonly text: string | null;
  readonly customerNumber: string;
  /** Other paths to the same customer. */
  readonly paths: readonly string[];
}

/** Customers looked up at Tiquo, kept or else asked for. */
export class UpstreamCustomers {
  readonly #upstream: TiquoUpstream;
  readonly #catalogue: ParameterCatalogue;
  readonly #customers: ResponseCache<KeptCustomer>;

  constructor(upstream: TiquoUpstream, catalogue: ParameterCatalogue, freshMs: number) {
    this.#upstream = upstream;
    this.#catalogue = catalogue;
    this.#customers = new ResponseCache<KeptCustomer>(freshMs, ({ text }) => text?.length ?? 0, customerBytes);
    upstream.whenKeyIsRefused(() => this.#customers.clear());
  }

  /** Null for nobody. Rejects with an error of source-errors.ts. */
  async get(customerId: string): Promise<FoundCustomer | null> {
    const path = customerPath(customerId);
    if (path === null) return null;
    const answer = await this.#customers.get(path, this.#fetcher(path));
    const { text, customerNumber, paths } = answer.value;
    // Whoever was looked up by email or phone is opened by number next.
    for (const other of paths) this.#customers.set(other, answer);
    return text === null ? null : { customerNumber, customer: text, answeredAt: answer.answeredAt };
  }

  #fetcher(path: string): Fetcher<KeptCustomer> {
    return {
      ...this.#upstream.fetcher(path, 'look-up', (answer) => this.#read(path, answer)),
      // Somebody may have been added since.
      canServeStale: ({ text }) => text !== null,
      isFinal: () => false,
    };
  }

  #read(path: string, answer: UpstreamAnswer): KeptCustomer {
    // A text that is no id, number, email or phone may be refused where others are not found: nobody has it either way.
    if (answer.kind === 'refused') return { text: null, customerNumber: '', paths: [] };
    const customer = readCustomer(answer.body);
    this.#catalogue.learnCustomer(customer.parameters);
    const { customerNumber } = customer;
    const paths = [customerNumber, customer.id].map(customerPath).filter((other) => other !== null && other !== path);
    return { text: asciiJson(customer), customerNumber, paths: paths.filter((other) => other !== null) };
  }
}
