import { LRUCache } from 'lru-cache';
import { newestFirst } from '../../../contract/list/list-sort.ts';
import type { Summary } from '../../../contract/list/list-metadata.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { ListCustomersRequest, SummaryRequest } from '../customer-source.ts';
import { emptySummary, selectorOf, withMatch } from '../list-selector.ts';
import { emptyPage } from './read/list-pages.ts';
import type { StorePage } from './read/list-pages.ts';
import { withParameters } from '../model/lists/listed-json.ts';
import type { SearchWorkerClient } from './workers/search-worker-client.ts';

/** Summaries kept until the next write. */
const keptSummaries = 200;

/** Lists that are sorted, filtered or summed up, which a worker with the columns in memory does. */
export class RefinedLists {
  readonly #search: SearchWorkerClient;
  readonly #version: () => number;
  readonly #summaries = new LRUCache<string, Promise<Summary>>({ max: keptSummaries });
  #summariesVersion = -1;

  /** `version` changes with each write. */
  constructor(search: SearchWorkerClient, version: () => number) {
    this.#search = search;
    this.#version = version;
  }

  /** `included`: the definitions of the parameters that each customer is listed with. */
  async page(
    request: ListCustomersRequest,
    included: readonly ParameterDefinition[],
    signal: AbortSignal | undefined,
  ): Promise<StorePage> {
    const { filter, status, limit, after, sort = newestFirst } = request;
    const selector = selectorOf(request);
    if (selector === null) return emptyPage;
    const found = await this.#search.sorted({ ...selector, status, limit, after, sort }, signal);
    const customers = found.rows.map(({ json, parameters }) => {
      const matched = withMatch(json, parameters, filter);
      return included.length === 0 ? matched : withParameters(matched, parameters, included);
    });
    return { customers: customers.join(), next: found.next };
  }

  async summary(request: SummaryRequest, signal: AbortSignal | undefined): Promise<Summary> {
    const selector = selectorOf(request);
    if (selector === null) return emptySummary;
    const { status = null, facet = null } = request;
    const full = { ...selector, status, facet };
    // A search is personal, costs more, and ends with its page.
    if (selector.terms !== null) return await this.#search.listSummary(full, signal);
    const version = this.#version();
    if (version !== this.#summariesVersion) this.#summaries.clear();
    this.#summariesVersion = version;
    const key = JSON.stringify(full);
    const known = this.#summaries.get(key);
    if (known !== undefined) return await known;
    const summary = this.#search.listSummary(full);
    this.#summaries.set(key, summary);
    summary.catch(() => {
      if (this.#summaries.get(key) === summary) this.#summaries.delete(key);
    });
    return await summary;
  }
}
