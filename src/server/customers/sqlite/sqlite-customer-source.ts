import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { Parameter, SourceCapabilities, Summary } from '../../../contract/list/list-metadata.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { CorruptDataError } from '../../errors/corrupt-data-error.ts';
import { definitionOf, customerDetail } from '../model/customer-parameters.ts';
import type { DemoState } from '../customer-writer.ts';
import type {
  CustomerPage,
  CustomerSource,
  FileForm,
  FilePart,
  FoundCustomer,
  ListCustomersRequest,
  SummaryRequest,
  WalkedCustomer,
  WalkRequest,
} from '../customer-source.ts';
import { parseSearchTerms } from '../model/search-terms.ts';
import { CustomerRowsByKey } from './read/customer-rows-by-key.ts';
import { ownStoreCapabilities } from '../model/lists/own-store-capabilities.ts';
import { readRecord } from '../model/stored-json.ts';
import type { StoredRow } from '../model/matching/customer-finder.ts';
import { isPlain } from '../list-selector.ts';
import { RefinedLists } from './refined-lists.ts';
import { CustomerLookup } from './customer-lookup.ts';
import { ChangeCounter } from './database/change-counter.ts';
import { prepareDemoState } from './database/demo-state.ts';
import { FirstPageCache } from './read/first-page-cache.ts';
import { emptyPage, ListPages, selectionOf } from './read/list-pages.ts';
import { ParameterCounts } from './parameters/parameter-counts.ts';
import { hasValuesToRemove } from './write/parameter-removal.ts';
import { prepareDefinitions } from './parameters/parameter-store.ts';
import type { ParameterRemover } from './parameter-remover.ts';
import type { StoredParameter } from './parameters/parameter-store.ts';
import { ReadSnapshot } from './database/read-snapshot.ts';
import type { SearchWorkerClient } from './workers/search-worker-client.ts';
import { withSqliteErrors } from './database/with-sqlite-errors.ts';
import type { StorePage } from './read/list-pages.ts';

type FoundText = Omit<FoundCustomer, 'fetchedAt'>;

/**
 * Reads customers.db on its own connection, which never waits for a lock. Index seeks run here, on the event loop;
 * searches, walks and the catalogue, which may read many rows, run in workers.
 */
export class SqliteCustomerSource implements CustomerSource {
  readonly name = 'sqlite';
  readonly scope = 'sqlite';
  readonly #database: DatabaseSync;
  readonly #search: SearchWorkerClient;
  readonly #remover: ParameterRemover;
  readonly #pages: ListPages;
  readonly #lookup: CustomerLookup;
  readonly #counts: ParameterCounts;
  readonly #snapshot: ReadSnapshot;
  readonly #refined: RefinedLists;
  readonly #version: ChangeCounter;
  readonly #definitions: () => readonly StoredParameter[];
  /** Throws SQLite's error. */
  readonly demoState: () => DemoState;
  readonly #firstPageCache = new FirstPageCache();
  #catalogue: { readonly version: number; readonly parameters: Promise<readonly Parameter[]> } | null = null;

  constructor(database: DatabaseSync, search: SearchWorkerClient, remover: ParameterRemover) {
    this.#database = database;
    this.#search = search;
    this.#remover = remover;
    if (hasValuesToRemove(database)) remover.resume();
    this.#pages = new ListPages(database);
    this.#counts = new ParameterCounts(database);
    this.#snapshot = new ReadSnapshot(database);
    this.#version = new ChangeCounter(database);
    this.#refined = new RefinedLists(search, () => this.#version.current());
    this.#definitions = this.#version.cached(prepareDefinitions(database));
    this.demoState = this.#version.cached(prepareDemoState(database));
    const finder = new CustomerRowsByKey(database);
    this.#lookup = new CustomerLookup({ finder, search, read: (work) => this.#read(work) });
  }

  async list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage> {
    const { customers, next } = await this.#page(request, signal);
    return { customers, next, fetchedAt: Date.now() };
  }

  async #page(request: ListCustomersRequest, signal: AbortSignal | undefined): Promise<StorePage> {
    const { filter, include = [] } = request;
    if (!isPlain(request) || (filter.kind === 'search' && include.length > 0))
      return await this.#refined.page(request, await withSqliteErrors(() => this.#included(include)), signal);
    if (filter.kind === 'search') return await this.#searchPage(filter.text, request, signal);
    if (filter.kind === 'all' && include.length === 0) return await withSqliteErrors(() => this.#everyone(request));
    return await this.#read(() => {
      const selection = selectionOf(filter, this.#definitions());
      return selection === null ? emptyPage : this.#pages.page(selection, request, this.#included(include));
    });
  }

  #included(include: readonly string[]): readonly ParameterDefinition[] {
    return include.length === 0 ? [] : this.#definitions().filter(({ id }) => include.includes(id));
  }

  async *walk(request: WalkRequest, signal?: AbortSignal): AsyncGenerator<readonly WalkedCustomer[]> {
    const batches = inSteps((after) => this.#search.batch({ ...request, after }, signal));
    for await (const { customers } of batches) if (customers.length > 0) yield customers;
  }

  async *walkLines(request: WalkRequest, form: FileForm, signal?: AbortSignal): AsyncGenerator<FilePart> {
    const parts = inSteps((after) => this.#search.lines({ ...request, after }, form, signal));
    for await (const { text, customers } of parts) if (customers > 0) yield { text, customers };
  }

  async get(customerId: string, signal?: AbortSignal): Promise<FoundCustomer | null> {
    const found = await this.#lookup.find(customerId, (row) => this.#detail(row), signal);
    return found === null ? null : { ...found, fetchedAt: Date.now() };
  }

  async findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition | null> {
    return await withSqliteErrors(() => {
      const found = this.#definitions().find((known) => ('id' in by ? known.id === by.id : known.name === by.name));
      return found === undefined ? null : definitionOf(found);
    });
  }

  async parameters(): Promise<readonly Parameter[]> {
    const version = await withSqliteErrors(() => this.#version.current());
    if (this.#catalogue?.version !== version) this.#catalogue = { version, parameters: this.#search.catalogue() };
    const current = this.#catalogue;
    try {
      return await current.parameters;
    } catch (error) {
      if (this.#catalogue === current) this.#catalogue = null;
      throw error;
    }
  }

  async removeParameter(parameterId: string): Promise<boolean> {
    return await this.#remover.remove(parameterId);
  }

  async capabilities(): Promise<SourceCapabilities> {
    const demo = await withSqliteErrors(() => this.demoState() === 'only');
    return { ...ownStoreCapabilities, demo };
  }

  async quota(): Promise<null> {
    return null;
  }

  async summary(request: SummaryRequest, signal?: AbortSignal): Promise<Summary> {
    return await this.#refined.summary(request, signal);
  }

  async check(): Promise<void> {
    await withSqliteErrors(() => this.#counts.everyone());
    this.#search.start();
  }

  async close(): Promise<void> {
    await this.#search.close();
    await this.#remover.close();
    if (this.#database.isOpen) this.#database.close();
  }

  #everyone(request: ListCustomersRequest): StorePage {
    const { status, limit, after } = request;
    const read = (): StorePage => this.#pages.page({ kind: 'all' }, request);
    return after === null ? this.#firstPageCache.page(this.#version.current(), `${status} ${limit}`, read) : read();
  }

  async #searchPage(
    text: string,
    { status, limit, after }: ListCustomersRequest,
    signal: AbortSignal | undefined,
  ): Promise<StorePage> {
    const terms = parseSearchTerms(text);
    if (terms === null) return emptyPage;
    return await this.#search.page({ terms, status, limit, after }, signal);
  }

  #detail(row: StoredRow): FoundText {
    const { customer, parameters } = readRecord(row.json, row.parameters);
    const definitions = this.#definitions();
    try {
      const text = JSON.stringify(customerDetail(customer, parameters, definitions));
      return { customerNumber: customer.customerNumber, customer: text };
    } catch (error) {
      throw new CorruptDataError('a customer lacks what every customer has', { cause: error });
    }
  }

  /** Runs several statements on one snapshot: after the next commit, a value's number may belong to another value. */
  async #read<T>(work: () => T): Promise<T> {
    return await withSqliteErrors(() => this.#snapshot.read(work));
  }
}

/** What is read from the start to the end, a step at a time. */
async function* inSteps<T extends { readonly next: string | null }>(
  read: (after: string | null) => Promise<T>,
): AsyncGenerator<T> {
  let after: string | null = null;
  do {
    const step: T = await read(after);
    yield step;
    after = step.next;
    // One turn of the event loop can receive many messages of a worker, so that one consumer could keep it.
    await setImmediate();
  } while (after !== null);
}
