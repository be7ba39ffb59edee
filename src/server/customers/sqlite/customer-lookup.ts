import { contactLookups } from '../model/matching/find-by-contact.ts';
import type { StoredRow } from '../model/matching/customer-finder.ts';
import type { CustomerRowsByKey } from './read/customer-rows-by-key.ts';
import type { SearchWorkerClient } from './workers/search-worker-client.ts';

interface LookupDeps {
  readonly finder: CustomerRowsByKey;
  readonly search: Pick<SearchWorkerClient, 'firstByContact'>;
  /** Runs several statements on one moment of the database. */
  readonly read: <T>(work: () => T) => Promise<T>;
}

/** Looks one customer up by id, customer number, email or phone, in that order; of several, the first in list order. */
export class CustomerLookup {
  readonly #deps: LookupDeps;

  constructor(deps: LookupDeps) {
    this.#deps = deps;
  }

  /**
   * What `toResult` makes of the customer, read at the same moment as its row; null when there is no such customer.
   * Among very many who share a contact it is found in a worker, which stops with the signal's reason.
   */
  async find<T>(customerId: string, toResult: (row: StoredRow) => T, signal?: AbortSignal): Promise<T | null> {
    const { finder, search, read } = this.#deps;
    const resultOf = (row: StoredRow | null): T | null => (row === null ? null : toResult(row));
    const named = await read(() => resultOf(finder.byId(customerId) ?? finder.byNumber(customerId)));
    if (named !== null) return named;
    for (const [at, lookup] of contactLookups(customerId).entries()) {
      const found = await read(() => {
        const row = finder.byContact(lookup);
        return row === 'many' ? row : resultOf(row);
      });
      if (found !== null && found !== 'many') return found;
      const first = found === 'many' ? await search.firstByContact({ text: customerId, lookup: at }, signal) : null;
      if (first !== null) return await read(() => resultOf(finder.byId(first)));
    }
    return null;
  }
}
