import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Parameter, Summary } from '../../../contract/app-api.ts';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import { customerDetail } from '../customer-parameters.ts';
import type { CustomerPage, CustomerSource, ListCustomersRequest, ListFilter } from '../customer-source.ts';
import { readSearchTerms } from '../search-terms.ts';
import { contactLookups } from './contact-lookup.ts';
import type { ContactLookup } from './contact-lookup.ts';
import { CustomerFinder } from './customer-finder.ts';
import type { StoredRow } from './customer-finder.ts';
import { ListPages } from './list-pages.ts';
import { ParameterCounts } from './parameter-counts.ts';
import { definitionOf, readParameters } from './parameter-store.ts';
import type { StoredParameter } from './parameter-store.ts';
import type { SearchThreads } from './search-threads.ts';
import { numberCell } from './sqlite-rows.ts';
import { asUnavailable } from './sqlite-unavailable.ts';
import { readCustomer, readRecord } from './stored-customer.ts';

/** Customers of a page when one is looked for among many who share a contact. */
const comparedAtOnce = 20;

const noMatch = { count: 0, atLeast: false };

/**
 * Reads customers.db on a connection of its own that never waits for a lock. What takes index seeks is answered here, on the
 * event loop; searches, which may look at many rows, by threads of their own.
 */
export class SqliteCustomerSource implements CustomerSource {
  readonly kind = 'sqlite';
  readonly #database: DatabaseSync;
  readonly #search: SearchThreads;
  readonly #pages: ListPages;
  readonly #finder: CustomerFinder;
  readonly #counts: ParameterCounts;
  readonly #dataVersion: StatementSync;
  #seenVersion = -1;
  #parameters: readonly StoredParameter[] = [];
  #catalogue: readonly Parameter[] | null = null;

  constructor(database: DatabaseSync, search: SearchThreads) {
    this.#database = database;
    this.#search = search;
    this.#pages = new ListPages(database);
    this.#finder = new CustomerFinder(database);
    this.#counts = new ParameterCounts(database);
    this.#dataVersion = database.prepare('PRAGMA data_version');
  }

  async list(request: ListCustomersRequest): Promise<CustomerPage> {
    const { filter } = request;
    if (filter.kind === 'search') return await this.#searchPage(filter.text, request);
    return await this.#answer(() => {
      if (filter.kind === 'all') return this.#pages.everybody(request);
      const parameter = this.#known().find(({ id }) => id === filter.parameterId);
      if (parameter === undefined) return { customers: [], next: null };
      return filter.value === null
        ? this.#pages.withParameter(parameter.number, parameter.id, request)
        : this.#pages.withValue(parameter.number, filter.value, request);
    });
  }

  async get(customerId: string): Promise<string | null> {
    const named = await this.#answer(() => this.#finder.byId(customerId) ?? this.#finder.byNumber(customerId));
    const row = named ?? (await this.#withContact(customerId));
    return row === null ? null : await this.#answer(() => this.#detail(row));
  }

  async findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition | null> {
    return await this.#answer(() => {
      const found = this.#known().find((known) => ('id' in by ? known.id === by.id : known.name === by.name));
      return found === undefined ? null : definitionOf(found);
    });
  }

  async parameters(): Promise<readonly Parameter[]> {
    return await this.#answer(() => {
      const known = this.#known();
      this.#catalogue ??= known.map((parameter) => this.#counts.catalogueEntry(parameter));
      return this.#catalogue;
    });
  }

  async summary(filter: ListFilter): Promise<Summary> {
    if (filter.kind === 'search') return await this.#searchSummary(filter.text);
    return await this.#answer(() => {
      if (filter.kind === 'all') return this.#counts.everybody();
      const number = this.#known().find(({ id }) => id === filter.parameterId)?.number ?? 0;
      return filter.value === null ? this.#counts.withParameter(number) : this.#counts.withValue(number, filter.value);
    });
  }

  async check(): Promise<void> {
    await this.#answer(() => this.#counts.everybody());
    this.#search.start();
  }

  async close(): Promise<void> {
    await this.#search.close();
    if (this.#database.isOpen) this.#database.close();
  }

  async #searchPage(text: string, { status, limit, after }: ListCustomersRequest): Promise<CustomerPage> {
    const terms = readSearchTerms(text);
    return terms === null ? { customers: [], next: null } : await this.#search.page({ terms, status, limit, after });
  }

  async #searchSummary(text: string): Promise<Summary> {
    const terms = readSearchTerms(text);
    return terms === null
      ? { all: noMatch, active: noMatch, inactive: noMatch, banned: noMatch }
      : await this.#search.summary({ terms });
  }

  async #withContact(text: string): Promise<StoredRow | null> {
    for (const lookup of contactLookups(text)) {
      const found = await this.#answer(() => this.#finder.byContact(lookup));
      const row = found === 'many' ? await this.#firstWith(lookup) : found;
      if (row !== null) return row;
    }
    return null;
  }

  /** A search gives customers in the list's order, however many share a contact. */
  async #firstWith({ term, matches }: ContactLookup): Promise<StoredRow | null> {
    let after: string | null = null;
    do {
      const page: CustomerPage = await this.#search.page({ terms: [term], status: null, limit: comparedAtOnce, after });
      const first = page.customers.map(readCustomer).find(matches);
      if (first !== undefined) return await this.#answer(() => this.#finder.byId(first.id));
      after = page.next;
    } while (after !== null);
    return null;
  }

  #detail(row: StoredRow): string {
    const { customer, parameters } = readRecord(row.json, row.parameters);
    return JSON.stringify(customerDetail(customer, parameters, this.#known()));
  }

  /** The definitions, read again once another process has written. */
  #known(): readonly StoredParameter[] {
    const version = numberCell(this.#dataVersion.get()?.['data_version']);
    if (version !== this.#seenVersion) {
      this.#parameters = readParameters(this.#database);
      this.#catalogue = null;
      this.#seenVersion = version;
    }
    return this.#parameters;
  }
  async #answer<T>(work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      throw asUnavailable(error);
    }
  }
}
