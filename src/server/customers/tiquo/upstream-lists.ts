import { errors } from '../../../contract/errors.ts';
import { nameOfParameterId } from '../../../contract/named-parameter.ts';
import { SourceAnswerError, SourceRefusedError } from '../source-errors.ts';
import { ResponseCache, type Fetcher, type CachedResponse } from './cache/response-cache.ts';
import { listPath, type UpstreamList } from './list-path.ts';
import { narrowSearch } from './derived-search.ts';
import type { ParameterCatalogue } from './parameter-catalogue.ts';
import type { TiquoUpstream, UpstreamAnswer } from './tiquo-upstream.ts';
import { readPage } from './client/response-schemas.ts';
import { keptPage, type KeptPage } from './upstream-page.ts';

/** Bytes of pages kept at most. */
const pageBytes = 48 * 1024 * 1024;

/** The pages of Tiquo's lists: kept ones, ones that follow from kept ones, and else asked for. */
export class UpstreamLists {
  readonly #upstream: TiquoUpstream;
  readonly #catalogue: ParameterCatalogue;
  readonly #pages: ResponseCache<KeptPage>;

  constructor(upstream: TiquoUpstream, catalogue: ParameterCatalogue, freshMs: number) {
    this.#upstream = upstream;
    this.#catalogue = catalogue;
    this.#pages = new ResponseCache<KeptPage>(
      freshMs,
      ({ rows }) => rows.reduce((bytes, { id, text }) => bytes + id.length + text.length, 0),
      pageBytes,
    );
    upstream.whenKeyIsRefused(() => this.#pages.clear());
  }

  /** Rejects with an error of source-errors.ts, or with the signal's reason. */
  async page(list: UpstreamList, signal?: AbortSignal): Promise<CachedResponse<KeptPage>> {
    const path = listPath(list);
    const narrowed = this.#pages.fresh(path) === null ? this.#narrowed(list) : null;
    return narrowed ?? (await this.#pages.get(path, this.#fetcher(list, path), signal));
  }

  #narrowed({ filter, status, cursor }: UpstreamList): CachedResponse<KeptPage> | null {
    if (filter.kind !== 'search' || cursor !== null) return null;
    for (let length = filter.text.length - 1; length > 0; length -= 1) {
      const text = filter.text.slice(0, length).trimEnd();
      const answer = this.#pages.fresh(listPath({ filter: { kind: 'search', text }, status, cursor }));
      // A part of an answer has no more to say than the longest whole one.
      if (answer === null || answer.value.next !== null) continue;
      const value = narrowSearch(text, answer.value, filter.text);
      return value === null ? null : { value, answeredAt: answer.answeredAt };
    }
    return null;
  }

  #fetcher(list: UpstreamList, path: string): Fetcher<KeptPage> {
    return {
      ...this.#upstream.fetcher(path, 'list', (answer) => this.#read(list, answer)),
      canServeStale: () => true,
      isFinal: (error) => error instanceof SourceRefusedError,
    };
  }

  #read(list: UpstreamList, answer: UpstreamAnswer): KeptPage {
    if (answer.kind === 'refused') throw refusal(list, answer.status, answer.error);
    const page = readPage(answer.body, list.cursor);
    const { filter } = list;
    if (filter.kind === 'parameter') {
      const values = page.customers.map(({ parameterValue }) => parameterValue).filter((value) => value !== undefined);
      // A service that passes over a parameter it does not know gives everybody, without a value.
      if (values.length > 0) this.#catalogue.learn(filter.parameterId, values, filter.value !== null);
    }
    return keptPage(page);
  }
}

/** What Tiquo does not take, in our own words: its sentences are not documented. */
function refusal({ filter, cursor }: UpstreamList, status: 400 | 404, error: string): Error {
  if (status === 404) return new SourceAnswerError(errors.upstreamFailed(status), 'Tiquo: a list was not found');
  const isAboutCursor = cursor !== null && (filter.kind !== 'parameter' || /cursor/i.test(error));
  if (isAboutCursor) return new SourceRefusedError(errors.invalidCursor);
  if (filter.kind !== 'parameter') return new SourceRefusedError(errors.upstreamRefused);
  return new SourceRefusedError(errors.unknownParameter(nameOfParameterId(filter.parameterId) ?? filter.parameterId));
}
