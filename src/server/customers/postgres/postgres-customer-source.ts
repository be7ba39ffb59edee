import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { isNewestFirst, newestFirst } from '../../../contract/list/list-sort.ts';
import type { Parameter, SourceCapabilities, Summary } from '../../../contract/list/list-metadata.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { CorruptDataError } from '../../errors/corrupt-data-error.ts';
import type {
  CustomerPage,
  CustomerSource,
  FoundCustomer,
  ListCustomersRequest,
  SummaryRequest,
  WalkedCustomer,
  WalkRequest,
} from '../customer-source.ts';
import { emptySummary, selectorOf } from '../list-selector.ts';
import { definitionOf, customerDetail } from '../model/customer-parameters.ts';
import type { StoredRow } from '../model/matching/customer-finder.ts';
import { ownStoreCapabilities } from '../model/lists/own-store-capabilities.ts';
import { readRecord } from '../model/stored-json.ts';
import type { PostgresDatabase } from './database/postgres-database.ts';
import { DocumentSample } from './lists/document-sample.ts';
import { PlannedLists, type ListBatch } from './lists/planned-lists.ts';
import { readDefinitions } from './parameters/parameter-table.ts';
import { readCatalogue } from './parameters/read-catalogue.ts';
import { type PostgresCustomerWriter, readDemoState } from './postgres-customer-writer.ts';
import { findCustomer } from './read/find-customer.ts';
import { readSummary } from './summary/read-summary.ts';

/** Customers in a batch of a walk. */
const batchSize = 250;
/** The same for a list that is sorted, searched or has conditions: each batch is planned for itself. */
const plannedBatchSize = 500;
/** Summaries kept until the next write. */
const keptSummaries = 200;

export interface PostgresSourceDeps {
  /** For lists and look-ups. */
  readonly lists: PostgresDatabase;
  /** For what reads many rows, so that lists don't wait for it. */
  readonly counts: PostgresDatabase;
  readonly writer: PostgresCustomerWriter;
}

/** Reads customers from PostgreSQL, whatever processes write there. */
export class PostgresCustomerSource implements CustomerSource {
  readonly name = 'postgres';
  readonly scope = 'postgres';
  readonly #deps: PostgresSourceDeps;
  readonly #pages: PlannedLists;
  readonly #sample = new DocumentSample();
  /** Summaries and, by null, the catalogue; each starts with the number of the last write. */
  readonly #kept = new LRUCache<string, Promise<unknown>>({ max: keptSummaries });
  #removal: Promise<void> = Promise.resolve();

  constructor(deps: PostgresSourceDeps) {
    this.#deps = deps;
    this.#pages = new PlannedLists(deps.lists);
  }

  async list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage> {
    const page = await this.#pages.page(request, await this.#included(request.include ?? []), signal);
    return { ...page, fetchedAt: Date.now() };
  }

  async #included(include: readonly string[]): Promise<readonly ParameterDefinition[]> {
    if (include.length === 0) return [];
    return (await this.#deps.lists.withConnection(readDefinitions)).filter(({ id }) => include.includes(id));
  }

  async *walk(request: WalkRequest, signal?: AbortSignal): AsyncGenerator<readonly WalkedCustomer[]> {
    const { filter, conditions = [], sort = newestFirst } = request;
    const isPlain = filter.kind === 'all' && conditions.length === 0 && isNewestFirst(sort);
    const limit = isPlain ? batchSize : plannedBatchSize;
    let after: string | null = null;
    do {
      signal?.throwIfAborted();
      const { customers, next }: ListBatch = await this.#pages.batch({ ...request, limit, after }, signal);
      if (customers.length > 0) yield customers;
      after = next;
      await setImmediate();
    } while (after !== null);
  }

  async get(customerId: string, signal?: AbortSignal): Promise<FoundCustomer | null> {
    return await this.#deps.lists.withConnection(async (run) => {
      const row = await findCustomer(run, customerId, signal);
      return row === null ? null : { ...detailOf(row, await readDefinitions(run)), fetchedAt: Date.now() };
    }, signal);
  }

  async findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition | null> {
    const definitions = await this.#deps.lists.withConnection(readDefinitions);
    const found = definitions.find((known) => ('id' in by ? known.id === by.id : known.name === by.name));
    return found === undefined ? null : definitionOf(found);
  }

  async parameters(): Promise<readonly Parameter[]> {
    return await this.#untilNextWrite('catalogue', async () => await this.#deps.counts.snapshot(readCatalogue));
  }

  async removeParameter(parameterId: string): Promise<boolean> {
    const { writer } = this.#deps;
    const isRemoved = await writer.removeParameter(parameterId);
    // Its values go in the background; what is left at the end is removed by the next write, or after the next start.
    if (isRemoved) this.resumeRemovals();
    return isRemoved;
  }

  /** Removes what is left of removed parameters, in the background. */
  resumeRemovals(): void {
    this.#removal = this.#deps.writer.finishRemovals().catch(() => {});
  }

  async capabilities(): Promise<SourceCapabilities> {
    return { ...ownStoreCapabilities, demo: (await this.#deps.lists.withConnection(readDemoState)) === 'only' };
  }

  async quota(): Promise<null> {
    return null;
  }

  async summary(request: SummaryRequest, signal?: AbortSignal): Promise<Summary> {
    const selector = selectorOf(request);
    if (selector === null) return emptySummary;
    const { status = null, facet = null } = request;
    const full = { ...selector, status, facet };
    const read = async (readSignal?: AbortSignal): Promise<Summary> =>
      await this.#deps.counts.snapshot(async (run) => await readSummary(run, this.#sample, full), readSignal);
    // A search is personal, costs more, and ends with its page.
    return selector.terms === null
      ? await this.#untilNextWrite(JSON.stringify(full), async () => await read())
      : await read(signal);
  }

  async check(): Promise<void> {
    await this.#lastChange();
  }

  async close(): Promise<void> {
    const { lists, counts, writer } = this.#deps;
    await Promise.all([lists.close(), counts.close(), writer.close(), this.#removal]);
  }

  async #untilNextWrite<T>(name: string, read: () => Promise<T>): Promise<T> {
    const key = `${await this.#lastChange()} ${name}`;
    const known = this.#kept.get(key);
    // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- by name
    if (known !== undefined) return await (known as Promise<T>);
    const result = read();
    this.#kept.set(key, result);
    result.catch(() => {
      if (this.#kept.get(key) === result) this.#kept.delete(key);
    });
    return await result;
  }

  async #lastChange(): Promise<bigint> {
    const statement = { name: 'last-change', text: 'SELECT changes FROM state', values: [] };
    const [row] = await this.#deps.lists.query<{ changes: bigint }>(statement);
    if (row === undefined) throw new CorruptDataError('the database has no state');
    return row.changes;
  }
}

function detailOf(
  row: StoredRow,
  definitions: readonly ParameterDefinition[],
): Pick<FoundCustomer, 'customerNumber' | 'customer'> {
  const { customer, parameters } = readRecord(row.json, row.parameters);
  try {
    const text = JSON.stringify(customerDetail(customer, parameters, definitions));
    return { customerNumber: customer.customerNumber, customer: text };
  } catch (error) {
    throw new CorruptDataError('a customer lacks what every customer has', { cause: error });
  }
}
