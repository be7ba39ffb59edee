import { SourceUnavailableError } from '../../source-errors.ts';
import { contactLookups } from '../read/find-by-contact.ts';
import type { ContactLookup } from '../read/find-by-contact.ts';
import { readCustomers } from '../read/customer-rows-by-key.ts';
import type { CustomerRowsByKey, StoredRow } from '../read/customer-rows-by-key.ts';
import type { StorePage } from '../read/list-pages.ts';
import type { SearchWorkerClient } from './search-worker-client.ts';

/** Customers compared at a time when many share a contact. */
const comparedAtOnce = 100;
/** Time in ms after which no further page of them is read. */
const comparingTimeoutMs = 5000;

interface LookupDeps {
  readonly finder: CustomerRowsByKey;
  readonly search: Pick<SearchWorkerClient, 'page'>;
  /** Runs several statements on one moment of the database. */
  readonly read: <T>(work: () => T) => Promise<T>;
}

/** Looks one customer up by id, customer number, email or phone, in that order; of several, the first in list order. */
export class CustomerLookup {
  readonly #deps: LookupDeps;

  constructor(deps: LookupDeps) {
    this.#deps = deps;
  }

  /** What `toResult` makes of the customer, read at the same moment as its row; null when there is no such customer. */
  async find<T>(customerId: string, toResult: (row: StoredRow) => T): Promise<T | null> {
    const { finder, read } = this.#deps;
    const resultOf = (row: StoredRow | null): T | null => (row === null ? null : toResult(row));
    const named = await read(() => resultOf(finder.byId(customerId) ?? finder.byNumber(customerId)));
    if (named !== null) return named;
    for (const lookup of contactLookups(customerId)) {
      const found = await read(() => {
        const row = finder.byContact(lookup);
        return row === 'many' ? row : resultOf(row);
      });
      const result = found === 'many' ? await this.#firstMatch(lookup, resultOf) : found;
      if (result !== null) return result;
    }
    return null;
  }

  /** A search yields customers in list order, however many share a contact. */
  async #firstMatch<T>(
    { term, matches }: ContactLookup,
    resultOf: (row: StoredRow | null) => T | null,
  ): Promise<T | null> {
    const { finder, search, read } = this.#deps;
    const deadline = performance.now() + comparingTimeoutMs;
    let after: string | null = null;
    do {
      if (performance.now() > deadline) throw new SourceUnavailableError('Too many customers nearly share a contact');
      const page: StorePage = await search.page({ terms: [term], status: null, limit: comparedAtOnce, after });
      const first = readCustomers(page.customers).find(matches);
      if (first !== undefined) return await read(() => resultOf(finder.byId(first.id)));
      after = page.next;
    } while (after !== null);
    return null;
  }
}
