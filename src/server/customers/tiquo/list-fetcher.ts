import { errors } from '../../../contract/error-messages.ts';
import { nameOfParameterId } from '../../../contract/parameters.ts';
import { SourceFailedError, SourceRefusedError } from '../source-errors.ts';
import { cachedPage, type CachedPage } from './cache/cached-page.ts';
import { searchCachedResults } from './cache/search-cached-results.ts';
import { ResponseCache, type CachedResponse, type Fetcher } from './cache/response-cache.ts';
import { listPath, type TiquoList } from './client/request-paths.ts';
import { parsePage } from './client/response-schemas.ts';
import type { QuotaEnforcingClient, TiquoResponse } from './quota/quota-enforcing-client.ts';
import type { ParameterCatalogue } from './parameter-catalogue.ts';

const maxBytes = 48 * 1024 * 1024;

/** The pages of Tiquo's lists: cached ones, searches that follow from cached ones, and else requested from Tiquo. */
export class ListFetcher {
  readonly #client: QuotaEnforcingClient;
  readonly #catalogue: ParameterCatalogue;
  readonly #pages: ResponseCache<CachedPage>;

  constructor(client: QuotaEnforcingClient, catalogue: ParameterCatalogue, freshMs: number) {
    this.#client = client;
    this.#catalogue = catalogue;
    this.#pages = new ResponseCache<CachedPage>(
      freshMs,
      ({ rows }) => rows.reduce((bytes, { id, text }) => bytes + id.length + text.length, 0),
      maxBytes,
    );
    client.onKeyRefused(() => this.#pages.clear());
  }

  /** Rejects with an error of source-errors.ts, or with the signal's reason. */
  async page(list: TiquoList, signal?: AbortSignal): Promise<CachedResponse<CachedPage>> {
    const path = listPath(list);
    const derived = this.#pages.fresh(path) === null ? this.#derived(list) : null;
    return derived ?? (await this.#pages.get(path, this.#fetcher(list, path), signal));
  }

  /**
   * A page for an export: a cached one while it is fresh. Others are not kept, or a long export would push out the
   * pages that people look at. Rejects as `page` does.
   */
  async pageForExport(list: TiquoList): Promise<CachedResponse<CachedPage>> {
    const path = listPath(list);
    const fresh = this.#pages.fresh(path);
    return (
      fresh ?? (await this.#client.fetcher(path, 'export', (response) => this.#parse(list, response)).fetch(false))
    );
  }

  #derived({ filter, status, cursor }: TiquoList): CachedResponse<CachedPage> | null {
    if (filter.kind !== 'search' || cursor !== null) return null;
    for (let length = filter.text.length - 1; length > 0; length -= 1) {
      const text = filter.text.slice(0, length).trimEnd();
      const shorter = this.#pages.fresh(listPath({ filter: { kind: 'search', text }, status, cursor }));
      // Of several complete responses, the longest search says the most.
      if (shorter === null || shorter.value.next !== null) continue;
      const value = searchCachedResults(text, shorter.value, filter.text);
      return value === null ? null : { value, fetchedAt: shorter.fetchedAt };
    }
    return null;
  }

  #fetcher(list: TiquoList, path: string): Fetcher<CachedPage> {
    return {
      ...this.#client.fetcher(path, 'list', (response) => this.#parse(list, response)),
      canServeStale: () => true,
      isFinal: (error) => error instanceof SourceRefusedError,
    };
  }

  async #parse(list: TiquoList, response: TiquoResponse): Promise<CachedPage> {
    if (response.kind !== 'ok') throw refusal(list, response);
    const page = parsePage(response.body, list.cursor);
    const { filter } = list;
    if (filter.kind === 'parameter') {
      const values = page.customers.map(({ parameterValue }) => parameterValue).filter((value) => value !== undefined);
      // A service that ignores a parameter it does not know lists everyone, without a value.
      if (values.length > 0) await this.#catalogue.learn(filter.parameterId, values, filter.value !== null);
    }
    return cachedPage(page);
  }
}

/** What Tiquo does not accept, in our own words: its sentences are not documented. */
function refusal({ filter, cursor }: TiquoList, response: Exclude<TiquoResponse, { kind: 'ok' }>): Error {
  if (response.kind === 'notFound') {
    const sentence = errors.upstreamFailed(response.status);
    return new SourceFailedError('foreign-response', sentence, 'Tiquo: a list was not found');
  }
  const isAboutCursor = cursor !== null && (filter.kind !== 'parameter' || /cursor/i.test(response.error));
  if (isAboutCursor) return new SourceRefusedError(errors.invalidCursor);
  if (filter.kind !== 'parameter') return new SourceRefusedError(errors.upstreamRefused);
  return new SourceRefusedError(errors.unknownParameter(nameOfParameterId(filter.parameterId) ?? filter.parameterId));
}
