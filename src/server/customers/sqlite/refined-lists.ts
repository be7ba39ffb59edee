import { LRUCache } from 'lru-cache';
import { newestFirst } from '../../../contract/list/list-sort.ts';
import type { Summary } from '../../../contract/list/list-metadata.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { ListCustomersRequest, ListFilter, SummaryRequest } from '../customer-source.ts';
import type { ListCondition } from '../model/lists/list-condition.ts';
import { parseSearchTerms } from '../model/search-terms.ts';
import type { ListSelector, StoredPage } from './lists/list-queries.ts';
import { emptyBatch, emptyPage } from './read/list-pages.ts';
import type { StoreBatch, StorePage } from './read/list-pages.ts';
import { withMatchedValue, withParameters } from './read/listed-json.ts';
import type { SearchWorkerClient } from './workers/search-worker-client.ts';

/** Summaries kept until the next write. */
const keptSummaries = 200;

const noMatch = { count: 0, atLeast: false };
const noSum = { sum: 0, customers: 0 };
const nothing: Summary = {
  all: noMatch,
  active: noMatch,
  inactive: noMatch,
  banned: noMatch,
  sums: { totalSpent: noSum, totalOrders: noSum, lifetimeValue: noSum },
};

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
    const found = await this.#read(request, signal);
    if (found === null) return emptyPage;
    const customers = found.rows.map(({ json, parameters }) => {
      const matched = withMatch(json, parameters, request.filter);
      return included.length === 0 ? matched : withParameters(matched, parameters, included);
    });
    return { customers: customers.join(), next: found.next };
  }

  /** Part of a walk. */
  async batch(request: ListCustomersRequest, signal: AbortSignal | undefined): Promise<StoreBatch> {
    const found = await this.#read(request, signal);
    if (found === null) return emptyBatch;
    const customers = found.rows.map(({ json, parameters }) => ({
      customer: withMatch(json, parameters, request.filter),
      parameters,
    }));
    return { customers, next: found.next };
  }

  async summary(request: SummaryRequest, signal: AbortSignal | undefined): Promise<Summary> {
    const selector = selectorOf(request);
    if (selector === null) return nothing;
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

  async #read(request: ListCustomersRequest, signal: AbortSignal | undefined): Promise<StoredPage | null> {
    const { status, limit, after, sort = newestFirst } = request;
    const selector = selectorOf(request);
    return selector === null ? null : await this.#search.sorted({ ...selector, status, limit, after, sort }, signal);
  }
}

function withMatch(json: string, parameters: string, filter: ListFilter): string {
  return filter.kind === 'parameter' ? withMatchedValue(json, parameters, filter.parameterId, filter.value) : json;
}

/** Null for a search that nothing can match. */
function selectorOf({ filter, conditions = [] }: Pick<SummaryRequest, 'filter' | 'conditions'>): ListSelector | null {
  if (filter.kind === 'all') return { terms: null, conditions };
  if (filter.kind === 'parameter') return { terms: null, conditions: [conditionOf(filter), ...conditions] };
  const terms = parseSearchTerms(filter.text);
  return terms === null ? null : { terms, conditions };
}

function conditionOf({ parameterId, value }: ListFilter & { readonly kind: 'parameter' }): ListCondition {
  return {
    subject: { kind: 'parameter', id: parameterId, isDate: false },
    test:
      value === null
        ? { kind: 'set', isSet: true }
        : { kind: 'oneOf', values: [value.toWellFormed()], isNegated: false },
  };
}
