import type { FoundCustomer } from '../customer-source.ts';
import { escapeNonAsciiJson } from '../model/escape-non-ascii-json.ts';
import { ResponseCache, type CachedResponse, type Fetcher } from './cache/response-cache.ts';
import { customerPath } from './client/request-paths.ts';
import { parseCustomer } from './client/response-schemas.ts';
import type { QuotaEnforcingClient, TiquoResponse } from './quota/quota-enforcing-client.ts';
import type { ParameterCatalogue } from './parameter-catalogue.ts';

const maxBytes = 16 * 1024 * 1024;

interface CachedCustomer {
  /** JSON in ASCII; null when there is no such customer. */
  readonly text: string | null;
  readonly customerNumber: string;
  /** Other paths to the same customer. */
  readonly paths: readonly string[];
}

/** Single customers: cached ones, and else requested from Tiquo. */
export class CustomerFetcher {
  readonly #client: QuotaEnforcingClient;
  readonly #catalogue: ParameterCatalogue;
  readonly #customers: ResponseCache<CachedCustomer>;

  constructor(client: QuotaEnforcingClient, catalogue: ParameterCatalogue, freshMs: number) {
    this.#client = client;
    this.#catalogue = catalogue;
    this.#customers = new ResponseCache<CachedCustomer>(freshMs, ({ text }) => text?.length ?? 0, maxBytes);
    client.onKeyRefused(() => this.#customers.clear());
  }

  /** Null when there is no such customer. Rejects with an error of source-errors.ts. */
  async get(customerId: string): Promise<FoundCustomer | null> {
    const path = customerPath(customerId);
    if (path === null) return null;
    const response = await this.#customers.get(path, this.#fetcher(path));
    // A customer looked up by email or phone is opened by number next.
    for (const other of response.value.paths) this.#customers.set(other, response);
    return toFound(response);
  }

  /**
   * For an export: a cached customer while it is fresh. Others are not kept, or a long export would push out those
   * that people look at. Rejects as `get` does.
   */
  async getForExport(customerId: string): Promise<FoundCustomer | null> {
    const path = customerPath(customerId);
    if (path === null) return null;
    const fresh = this.#customers.fresh(path);
    return toFound(
      fresh ?? (await this.#client.fetcher(path, 'export', (response) => this.#parse(path, response)).fetch(false)),
    );
  }

  #fetcher(path: string): Fetcher<CachedCustomer> {
    return {
      ...this.#client.fetcher(path, 'look-up', (response) => this.#parse(path, response)),
      // The customer may have been added since.
      canServeStale: ({ text }) => text !== null,
      isFinal: () => false,
    };
  }

  #parse(path: string, response: TiquoResponse): CachedCustomer {
    // Text that is no id, number, email or phone may be rejected rather than not found: no one has it either way.
    if (response.kind !== 'ok') return { text: null, customerNumber: '', paths: [] };
    const customer = parseCustomer(response.body);
    this.#catalogue.learnCustomer(customer.parameters);
    const { customerNumber } = customer;
    const paths = [customerNumber, customer.id].map(customerPath).filter((other) => other !== null && other !== path);
    return { text: escapeNonAsciiJson(customer), customerNumber, paths: paths.filter((other) => other !== null) };
  }
}

function toFound({ value: { text, customerNumber }, fetchedAt }: CachedResponse<CachedCustomer>): FoundCustomer | null {
  return text === null ? null : { customerNumber, customer: text, fetchedAt };
}
