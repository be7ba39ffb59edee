import type { DatabaseSync } from 'node:sqlite';
import { newestFirst } from '../../../../contract/list/list-sort.ts';
import type { WalkRequest } from '../../customer-source.ts';
import { isPlain, selectorOf, withMatch } from '../../list-selector.ts';
import { ReadSnapshot } from '../database/read-snapshot.ts';
import { prepareDefinitions, type StoredParameter } from '../parameters/parameter-store.ts';
import { emptyBatch, ListPages, selectionOf, type StoreBatch } from '../read/list-pages.ts';
import type { SearchScan } from '../search/search-scan.ts';
import type { ListQueries } from './list-queries.ts';

export interface WalkBatchRequest extends WalkRequest {
  /** A position from an earlier batch of the same walk; null for the first one. */
  readonly after: string | null;
}

/** Customers in a batch. */
const batchSize = 200;
/** The same for a search, which is planned for each batch. */
const searchBatchSize = 500;
/** The same for a list that is sorted or has conditions: each batch is a pass over all customers. */
const refinedBatchSize = 2_000;

/** Reads the batches of walks, each in one snapshot of the database. */
export class WalkBatches {
  readonly #scan: SearchScan;
  readonly #queries: () => ListQueries;
  readonly #pages: ListPages;
  readonly #definitions: () => readonly StoredParameter[];
  readonly #snapshot: ReadSnapshot;

  /** `queries` is only called for a list that is sorted or has conditions. */
  constructor(database: DatabaseSync, scan: SearchScan, queries: () => ListQueries) {
    this.#scan = scan;
    this.#queries = queries;
    this.#pages = new ListPages(database);
    this.#definitions = prepareDefinitions(database);
    this.#snapshot = new ReadSnapshot(database);
  }

  *read(request: WalkBatchRequest): Generator<undefined, StoreBatch> {
    const { filter, status, after, sort = newestFirst } = request;
    if (isPlain(request) && filter.kind !== 'search') {
      return this.#snapshot.read(() => {
        const selection = selectionOf(filter, this.#definitions());
        return selection === null ? emptyBatch : this.#pages.batch(selection, { status, limit: batchSize, after });
      });
    }
    const selector = selectorOf(request);
    if (selector === null) return emptyBatch;
    if (isPlain(request) && selector.terms !== null)
      return yield* this.#scan.batch({ terms: selector.terms, status, limit: searchBatchSize, after });
    const page = { ...selector, status, sort, limit: refinedBatchSize, after };
    const { rows, next } = yield* this.#queries().page(page);
    const customers = rows.map(({ json, parameters }) => ({
      customer: withMatch(json, parameters, filter),
      parameters,
    }));
    return { customers, next };
  }
}
