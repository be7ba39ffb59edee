import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Parameter, SourceCapabilities, Summary } from '../../../contract/app-api.ts';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import { customerDetail } from '../model/customer-parameters.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import type {
  CustomerPage,
  CustomerSource,
  FoundCustomer,
  ListCustomersRequest,
  ListFilter,
} from '../customer-source.ts';
import { readSearchTerms } from '../model/search-terms.ts';
import { contactLookups } from './read/contact-lookup.ts';
import type { ContactLookup } from './read/contact-lookup.ts';
import { CustomerFinder, readCustomers, readRecord } from './read/customer-finder.ts';
import type { StoredRow } from './read/customer-finder.ts';
import { readDemoState } from './database/demo-state.ts';
import { FirstPages } from './read/first-page-cache.ts';
import { ListPages, noPage } from './read/list-pages.ts';
import { ParameterCounts } from './parameters/parameter-counts.ts';
import { definitionOf, readParameters } from './parameters/parameter-store.ts';
import type { StoredParameter } from './parameters/parameter-store.ts';
import { ReadSnapshot } from './database/read-snapshot.ts';
import type { SearchThreads } from './search/search-worker-client.ts';
import { numberCell } from '../../storage/sqlite-rows.ts';
import { askSqlite } from './database/with-sqlite-errors.ts';
import type { StorePage } from './read/list-pages.ts';

/** Customers of a page when one is looked for among many who share a contact. */
const comparedAtOnce = 100;
/** Milliseconds until no further page of them is asked for. */
const comparingPatience = 5000;

const capabilities = {
  metered: false,
  counts: true,
  combinesFilters: false,
  sorts: false,
  exports: false,
  imports: true,
  freshSeconds: null,
} as const;

const noMatch = { count: 0, atLeast: false };

type FoundText = Omit<FoundCustomer, 'answeredAt'>;

/**
 * Reads customers.db on a connection of its own that never waits for a lock. What takes index seeks is answered here,
 * on the event loop; searches and the catalogue, which may look at many rows, by threads of their own.
 */
export class SqliteCustomerSource implements CustomerSource {
  readonly name = 'sqlite';
  readonly scope = 'sqlite';
  readonly #database: DatabaseSync;
  readonly #search: SearchThreads;
  readonly #pages: ListPages;
  readonly #finder: CustomerFinder;
  readonly #counts: ParameterCounts;
  readonly #dataVersion: StatementSync;
  readonly #snapshot: ReadSnapshot;
  readonly #firstPages = new FirstPages();
  #seenVersion = -1;
  #parameters: readonly StoredParameter[] = [];
  #catalogue: { readonly version: number; readonly parameters: Promise<readonly Parameter[]> } | null = null;

  constructor(database: DatabaseSync, search: SearchThreads) {
    this.#database = database;
    this.#search = search;
    this.#pages = new ListPages(database);
    this.#finder = new CustomerFinder(database);
    this.#counts = new ParameterCounts(database);
    this.#dataVersion = database.prepare('PRAGMA data_version');
    this.#snapshot = new ReadSnapshot(database);
  }

  async list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage> {
    const { customers, next } = await this.#page(request, signal);
    return { customers, next, answeredAt: Date.now() };
  }

  async #page(request: ListCustomersRequest, signal: AbortSignal | undefined): Promise<StorePage> {
    const { filter } = request;
    if (filter.kind === 'search') return await this.#searchPage(filter.text, request, signal);
    if (filter.kind === 'all') return await askSqlite(() => this.#everybody(request));
    return await this.#read(() => {
      const parameter = this.#known().find(({ id }) => id === filter.parameterId);
      if (parameter === undefined) return noPage;
      return filter.value === null
        ? this.#pages.withParameter(parameter.number, parameter.id, request)
        : this.#pages.withValue(parameter.number, filter.value, request);
    });
  }

  async get(customerId: string): Promise<FoundCustomer | null> {
    const customer = await this.#find(customerId);
    return customer === null ? null : { ...customer, answeredAt: Date.now() };
  }

  async #find(customerId: string): Promise<FoundText | null> {
    const named = await this.#read(() =>
      this.#detail(this.#finder.byId(customerId) ?? this.#finder.byNumber(customerId)),
    );
    if (named !== null) return named;
    for (const lookup of contactLookups(customerId)) {
      const found = await this.#read(() => {
        const row = this.#finder.byContact(lookup);
        return row === 'many' ? row : this.#detail(row);
      });
      const detail = found === 'many' ? await this.#firstWith(lookup) : found;
      if (detail !== null) return detail;
    }
    return null;
  }

  async findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition | null> {
    return await askSqlite(() => {
      const found = this.#known().find((known) => ('id' in by ? known.id === by.id : known.name === by.name));
      return found === undefined ? null : definitionOf(found);
    });
  }

  async parameters(): Promise<readonly Parameter[]> {
    const version = await askSqlite(() => this.#version());
    if (this.#catalogue?.version !== version) this.#catalogue = { version, parameters: this.#search.catalogue() };
    const asked = this.#catalogue;
    try {
      return await asked.parameters;
    } catch (error) {
      if (this.#catalogue === asked) this.#catalogue = null;
      throw error;
    }
  }

  /** What is defined stays: it was imported. */
  async removeParameter(): Promise<boolean> {
    return false;
  }

  async capabilities(): Promise<SourceCapabilities> {
    const demo = await askSqlite(() => readDemoState(this.#database) === 'only');
    return { ...capabilities, demo };
  }

  async quota(): Promise<null> {
    return null;
  }

  async summary(filter: ListFilter, signal?: AbortSignal): Promise<Summary> {
    if (filter.kind === 'search') return await this.#searchSummary(filter.text, signal);
    if (filter.kind === 'all') return await askSqlite(() => this.#counts.everybody());
    return await this.#read(() => {
      const number = this.#known().find(({ id }) => id === filter.parameterId)?.number ?? 0;
      return filter.value === null ? this.#counts.withParameter(number) : this.#counts.withValue(number, filter.value);
    });
  }

  async check(): Promise<void> {
    await askSqlite(() => this.#counts.everybody());
    this.#search.start();
  }

  async close(): Promise<void> {
    await this.#search.close();
    if (this.#database.isOpen) this.#database.close();
  }

  #everybody(request: ListCustomersRequest): StorePage {
    const { status, limit, after } = request;
    const read = (): StorePage => this.#pages.everybody(request);
    return after === null ? this.#firstPages.page(this.#version(), `${status} ${limit}`, read) : read();
  }

  async #searchPage(
    text: string,
    { status, limit, after }: ListCustomersRequest,
    signal: AbortSignal | undefined,
  ): Promise<StorePage> {
    const terms = readSearchTerms(text);
    if (terms === null) return noPage;
    return await this.#search.page({ terms, status, limit, after }, signal);
  }

  async #searchSummary(text: string, signal: AbortSignal | undefined): Promise<Summary> {
    const terms = readSearchTerms(text);
    if (terms === null) return { all: noMatch, active: noMatch, inactive: noMatch, banned: noMatch };
    return await this.#search.summary({ terms }, signal);
  }

  /** A search gives customers in the list's order, however many share a contact. */
  async #firstWith({ term, matches }: ContactLookup): Promise<FoundText | null> {
    const end = performance.now() + comparingPatience;
    let after: string | null = null;
    do {
      if (performance.now() > end) throw new SourceUnavailableError('Too many nearly share a contact');
      const page: StorePage = await this.#search.page({ terms: [term], status: null, limit: comparedAtOnce, after });
      const first = readCustomers(page.customers).find(matches);
      if (first !== undefined) return await this.#read(() => this.#detail(this.#finder.byId(first.id)));
      after = page.next;
    } while (after !== null);
    return null;
  }

  #detail(row: StoredRow | null): FoundText | null {
    if (row === null) return null;
    const { customer, parameters } = readRecord(row.json, row.parameters);
    const text = JSON.stringify(customerDetail(customer, parameters, this.#known()));
    return { customerNumber: customer.customerNumber, customer: text };
  }

  /** The definitions, read again once another process has written. */
  #known(): readonly StoredParameter[] {
    const version = this.#version();
    if (version !== this.#seenVersion) {
      this.#parameters = readParameters(this.#database);
      this.#seenVersion = version;
    }
    return this.#parameters;
  }

  #version(): number {
    return numberCell(this.#dataVersion.get()?.['data_version']);
  }

  /**
   * What several statements read must be of one moment: a value's number, say, may be another's after the next commit.
   */
  async #read<T>(work: () => T): Promise<T> {
    return await askSqlite(() => this.#snapshot.read(work));
  }
}
