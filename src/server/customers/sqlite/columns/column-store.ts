import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { bigCell, prepareBig, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { ChangeCounter } from '../database/change-counter.ts';
import { prepareDefinitions } from '../parameters/parameter-store.ts';
import type { StoredParameter } from '../parameters/parameter-store.ts';
import { figureColumns, type FigureField, type PresenceField } from '../../model/lists/customer-figures.ts';
import type { BitSet } from './bit-set.ts';
import type { CustomerSlots } from './customer-slots.ts';
import { NumericColumn } from './numeric-column.ts';
import { addRow, addValues, emptyColumns, type Columns } from './list-columns.ts';
import { ParameterColumn, readParameterColumn } from './parameter-column.ts';

/** From this many unsorted slots on, everything is read again, so that they do not fill the memory. */
const mostUnsorted = 100_000;

/**
 * What lists are sorted and filtered by, in memory: a column for each field, so that one pass over a million customers
 * takes a few milliseconds. It follows the database: `sync` reads what was written since.
 */
export class ColumnStore {
  readonly #database: DatabaseSync;
  readonly #version: ChangeCounter;
  readonly #readDefinitions: () => readonly StoredParameter[];
  readonly #lastChange: StatementSync;
  readonly #firstChange: StatementSync;
  readonly #changed: StatementSync;
  readonly #all: StatementSync;
  readonly #some: StatementSync;
  readonly #name: StatementSync;
  readonly #nextName: StatementSync;
  #seenVersion: number | null = null;
  #seenChange = 0;
  #definitions: readonly StoredParameter[] = [];
  #columns: Columns = emptyColumns(0);

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#version = new ChangeCounter(database);
    this.#readDefinitions = prepareDefinitions(database);
    this.#lastChange = database.prepare('SELECT max(number) AS number FROM changes');
    this.#firstChange = database.prepare('SELECT min(number) AS number FROM changes');
    this.#changed = prepareRows(database, 'SELECT DISTINCT position FROM changes WHERE number > ?');
    this.#name = prepareBig(database, 'SELECT name FROM figures WHERE position = ?');
    this.#nextName = prepareBig(database, 'SELECT position, name FROM figures WHERE name >= ? ORDER BY name LIMIT 1');
    const cells = `f.position, f.status, f.presence, f.source, ${figureColumns.map((name) => `f.${name}`).join(', ')}`;
    this.#all = prepareRows(database, `SELECT ${cells} FROM figures f ORDER BY f.position`);
    this.#some = prepareRows(
      database,
      `SELECT ${cells}, c.parameters FROM json_each(?) j
       JOIN figures f ON f.position = j.value JOIN customers c ON c.position = f.position`,
    );
  }

  /** Reads what other connections wrote. Call it inside a read transaction, whose snapshot the columns then are. */
  sync(): void {
    const version = this.#version.current();
    if (version === this.#seenVersion) return;
    const definitions = this.#readDefinitions();
    // A parameter's number may belong to another one now.
    if (JSON.stringify(definitions) !== JSON.stringify(this.#definitions)) this.#columns.parameters.clear();
    this.#definitions = definitions;
    const last = Number(this.#lastChange.get()?.['number'] ?? 0);
    const first = Number(this.#firstChange.get()?.['number'] ?? 0);
    const isGap = this.#seenVersion === null || first > this.#seenChange + 1 || last < this.#seenChange;
    if (isGap || this.#columns.slots.unsorted > mostUnsorted) this.#readAll();
    else this.#readChanges();
    this.#seenChange = last;
    this.#seenVersion = version;
  }

  get slots(): CustomerSlots {
    return this.#columns.slots;
  }

  /** The slots of the customers with a status; of all with null. The caller may change the set. */
  customers(status: CustomerStatus | null): BitSet {
    const { statuses } = this.#columns;
    if (status !== null) return statuses[status].copy();
    const everyone = statuses.active.copy();
    everyone.unite(statuses.inactive);
    everyone.unite(statuses.banned);
    return everyone;
  }

  /** The slots of the customers with a status, which must stay unchanged. */
  withStatus(status: CustomerStatus): BitSet {
    return this.#columns.statuses[status];
  }

  figure(field: FigureField | 'createdAt'): NumericColumn {
    return field === 'createdAt' ? this.#columns.slots.createdAt : this.#columns.figures[field];
  }

  presence(field: PresenceField): BitSet {
    return this.#columns.presence[field];
  }

  get sources(): ParameterColumn {
    return this.#columns.sources;
  }

  /** Of the last `sync`. */
  get definitions(): readonly StoredParameter[] {
    return this.#definitions;
  }

  /** The values of a parameter; none where it is not defined. */
  parameter(id: string): ParameterColumn {
    const { parameters, slots } = this.#columns;
    const known = parameters.get(id);
    if (known !== undefined) return known;
    const number = this.#definitions.find((one) => one.id === id)?.number;
    const read = number === undefined ? new ParameterColumn() : readParameterColumn(this.#database, number, slots);
    if (number !== undefined) parameters.set(id, read);
    return read;
  }

  /** The rank of each customer by folded name; equal names have the same. */
  nameRanks(): NumericColumn {
    this.#columns.names ??= this.#readNames();
    return this.#columns.names;
  }

  nameAt(position: bigint): string | null {
    const name = this.#name.get(position)?.['name'];
    return typeof name === 'string' ? name : null;
  }

  /** The rank of a name; between two ranks if no one has it any more. `position`: where it was last seen. */
  rankOfName(name: string, position: bigint): number {
    const ranks = this.nameRanks();
    const rankAt = (at: bigint): number => ranks.get(this.#columns.slots.find(at) ?? -1);
    if (this.nameAt(position) === name) return rankAt(position);
    const next = this.#nextName.get(name);
    if (next === undefined) return Infinity;
    return rankAt(bigCell(next['position'])) - (next['name'] === name ? 0 : 0.5);
  }

  #readAll(): void {
    const { parameters, slots } = this.#columns;
    // Those in use are read again when a list asks for them.
    parameters.clear();
    const columns = emptyColumns(slots.count);
    for (const row of this.#all.iterate()) addRow(columns, row);
    this.#columns = columns;
  }

  #readChanges(): void {
    const changed = this.#changed.all(this.#seenChange);
    if (changed.some((row) => row[0] === null)) {
      this.#readAll();
      return;
    }
    const positions = changed.map((row) => bigCell(row[0]));
    if (positions.length === 0) return;
    const columns = this.#columns;
    const before = new Set(positions.map((position) => columns.slots.find(position)).filter((slot) => slot !== null));
    for (const slot of before) {
      for (const status of customerStatuses) columns.statuses[status].set(slot, false);
    }
    columns.sources.remove(before);
    for (const column of columns.parameters.values()) column.remove(before);
    columns.names = null;
    for (const row of this.#some.iterate(`[${positions.join()}]`)) {
      const slot = addRow(columns, row);
      if (columns.parameters.size > 0) addValues(columns.parameters, slot, textCell(Object.values(row).at(-1)));
    }
  }

  #readNames(): NumericColumn {
    const { slots } = this.#columns;
    const ranks = new NumericColumn(slots.count);
    const select = prepareRows(
      this.#database,
      'SELECT position, name FROM figures WHERE name IS NOT NULL ORDER BY name',
    );
    let rank = -1;
    let last: string | null = null;
    for (const row of select.iterate()) {
      const name = textCell(row[1]);
      if (name !== last) rank += 1;
      last = name;
      const slot = slots.find(bigCell(row[0]));
      if (slot !== null) ranks.set(slot, rank);
    }
    return ranks;
  }
}
