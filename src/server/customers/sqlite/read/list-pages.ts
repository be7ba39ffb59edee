import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { bigCell, numberCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import type { CustomerPage, ListFilter, WalkedCustomer } from '../../customer-source.ts';
import { escapeNonAsciiJson } from '../../model/escape-non-ascii-json.ts';
import { afterAllPositions, decodePosition, encodePosition } from '../../model/lists/list-sort-key.ts';
import { foldedTable } from '../database/schema.ts';
import type { StoredParameter } from '../parameters/parameter-store.ts';
import { parameterPostings, valuePostings } from '../parameters/posting-list.ts';
import { withMatchedValue, withParameters } from '../../model/lists/listed-json.ts';

/** A page without the time it was read, which `list()` adds. */
export type StorePage = Pick<CustomerPage, 'customers' | 'next'>;

/** Part of a walk. */
export interface StoreBatch {
  readonly customers: readonly WalkedCustomer[];
  /** Where the next batch starts; null after the last one. */
  readonly next: string | null;
}

/** The customers of a list, apart from their status. */
export type ListSelection = { readonly kind: 'all' } | ParameterSelection;

interface ParameterSelection {
  readonly kind: 'parameter';
  readonly number: number;
  readonly id: string;
  /** Null for any value. */
  readonly value: string | null;
}

/** Null for a parameter that is not defined. */
export function selectionOf(
  filter: Exclude<ListFilter, { kind: 'search' }>,
  definitions: readonly StoredParameter[],
): ListSelection | null {
  if (filter.kind === 'all') return filter;
  const parameter = definitions.find(({ id }) => id === filter.parameterId);
  return parameter === undefined
    ? null
    : { kind: 'parameter', number: parameter.number, id: parameter.id, value: filter.value };
}

interface PageRequest {
  readonly status: CustomerStatus | null;
  readonly limit: number;
  readonly after: string | null;
}

/** Position, JSON and, in a walk or a list by parameter, parameter values. */
type Row = ReturnType<StatementSync['all']>[number];

interface ListQuery {
  readonly statement: StatementSync;
  readonly values: readonly (number | bigint)[];
  readonly toJson: (row: Row) => string;
}

/** Characters after which a batch ends early, so that long customers neither fill memory nor block the event loop. */
const batchCharacters = 1_000_000;

/** Reads pages and batches of all customers or by parameter: a few index seeks each, at any depth. */
export class ListPages {
  readonly #pageStatements: ReadonlyMap<CustomerStatus | null, StatementSync>;
  readonly #batchStatements: ReadonlyMap<CustomerStatus | null, StatementSync>;
  readonly #ofOneList: StatementSync;
  readonly #ofThreeLists: StatementSync;
  readonly #findValue: StatementSync;

  constructor(database: DatabaseSync) {
    this.#pageStatements = prepareByStatus(database, 'c.position, c.json');
    this.#batchStatements = prepareByStatus(database, 'c.position, c.json, c.parameters');
    const list = (place: number): string =>
      `SELECT position FROM (
         SELECT position FROM postings WHERE list = ?${place} AND position < ?1 ORDER BY position DESC LIMIT ?2)`;
    const joined = (positions: string): string =>
      `SELECT c.position, c.json, c.parameters
       FROM (${positions}) t CROSS JOIN customers c ON c.position = t.position ORDER BY t.position DESC`;
    this.#ofOneList = prepareRows(database, joined(list(3)));
    this.#ofThreeLists = prepareRows(
      database,
      joined(`${list(3)} UNION ALL ${list(4)} UNION ALL ${list(5)} ORDER BY position DESC LIMIT ?2`),
    );
    this.#findValue = database.prepare('SELECT number FROM parameter_values WHERE parameter = ? AND value = ?');
  }

  page(selection: ListSelection, request: PageRequest, include: readonly ParameterDefinition[] = []): StorePage {
    const query = this.#query(selection, request, include.length === 0 ? this.#pageStatements : this.#batchStatements);
    if (query === null) return emptyPage;
    // One row beyond the limit shows that there is a next page.
    const rows = query.statement.all(...query.values);
    const shown = rows.length > request.limit ? rows.slice(0, request.limit) : rows;
    const last = shown.at(-1);
    const { toJson } = query;
    return {
      customers: shown
        .map(include.length === 0 ? toJson : (row) => withParameters(toJson(row), textCell(row[2]), include))
        .join(),
      next: rows.length > request.limit && last !== undefined ? encodePosition(bigCell(last[0])) : null,
    };
  }

  /** Up to `limit` customers, fewer where they are long. */
  batch(selection: ListSelection, request: PageRequest): StoreBatch {
    const query = this.#query(selection, request, this.#batchStatements);
    if (query === null) return emptyBatch;
    return takeBatch(query.statement.iterate(...query.values), request.limit, query.toJson);
  }

  /** Null where no customer can match. */
  #query(
    selection: ListSelection,
    { status, limit, after }: PageRequest,
    byStatus: ReadonlyMap<CustomerStatus | null, StatementSync>,
  ): ListQuery | null {
    // Below the last position seen, whether or not its row is still there.
    const start = after === null ? afterAllPositions : decodePosition(after);
    if (selection.kind === 'all') {
      const statement = byStatus.get(status);
      return statement === undefined ? null : { statement, values: [start, limit + 1], toJson: storedJson };
    }
    const postings = this.#postings(selection);
    if (postings === null) return null;
    const lists = (status === null ? customerStatuses : [status]).map(postings.listOf);
    return {
      statement: status === null ? this.#ofThreeLists : this.#ofOneList,
      values: [start, limit + 1, ...lists],
      toJson: postings.toJson,
    };
  }

  #postings({ number, id, value }: ParameterSelection): {
    readonly listOf: (status: CustomerStatus) => number;
    readonly toJson: (row: Row) => string;
  } | null {
    if (value === null) {
      return {
        listOf: (status) => parameterPostings(number, status),
        toJson: (row) => withMatchedValue(storedJson(row), textCell(row[2]), id, null),
      };
    }
    const found = this.#findValue.get(number, value.toWellFormed());
    if (found === undefined) return null;
    const valueNumber = numberCell(found['number']);
    const tail = parameterTail(value.toWellFormed());
    return { listOf: (status) => valuePostings(valueNumber, status), toJson: (row) => spliced(row, tail) };
  }
}

export const emptyPage: StorePage = { customers: '', next: null };
export const emptyBatch: StoreBatch = { customers: [], next: null };

/** Takes rows of position, JSON and parameters up to the limit; one more shows that there is a next batch. */
export function takeBatch(rows: Iterable<Row>, limit: number, toJson: (row: Row) => string = storedJson): StoreBatch {
  const customers: WalkedCustomer[] = [];
  let characters = 0;
  let last: Row | null = null;
  for (const row of rows) {
    if (last !== null && (customers.length === limit || characters > batchCharacters))
      return { customers, next: encodePosition(bigCell(last[0])) };
    const walked = { customer: toJson(row), parameters: textCell(row[2]) };
    customers.push(walked);
    characters += walked.customer.length + walked.parameters.length;
    last = row;
  }
  return { customers, next: null };
}

/** One statement for each status, and under null the one for all. */
function prepareByStatus(database: DatabaseSync, columns: string): ReadonlyMap<CustomerStatus | null, StatementSync> {
  const all = `SELECT ${columns} FROM customers c WHERE c.position < ? ORDER BY c.position DESC LIMIT ?`;
  const ofStatus = (status: CustomerStatus): string =>
    `SELECT ${columns} FROM ${foldedTable(status)} f CROSS JOIN customers c ON c.position = f.position
     WHERE f.position < ? ORDER BY f.position DESC LIMIT ?`;
  return new Map<CustomerStatus | null, StatementSync>([
    [null, prepareRows(database, all)],
    ...customerStatuses.map((status) => [status, prepareRows(database, ofStatus(status))] as const),
  ]);
}

const storedJson = (row: Row): string => textCell(row[1]);

/** The stored object with a property appended. */
const spliced = (row: Row, tail: string): string => storedJson(row).slice(0, -1) + tail;

const parameterTail = (value: string): string => `,"parameterValue":${escapeNonAsciiJson(value)}}`;
