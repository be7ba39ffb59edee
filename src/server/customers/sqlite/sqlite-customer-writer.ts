import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { applyUpsert } from '../model/customer-record.ts';
import type { CustomerRecord, NewCustomerDefaults } from '../model/customer-record.ts';
import type { CustomerUpsert, PreparedUpsert } from '../model/customer-upsert.ts';
import type { CustomerWriter, DemoState, NewParameter, WriteOutcome } from '../customer-writer.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { upsertOf, prepareUpsert, refuseOverlong } from '../model/prepare-upsert.ts';
import { RejectedRowError } from '../model/customer-upsert.ts';
import { escapeNonAsciiJson } from '../model/escape-non-ascii-json.ts';
import { CustomerRowsByKey } from './read/customer-rows-by-key.ts';
import { readRecord } from '../model/stored-json.ts';
import { CustomerRows } from './write/customer-rows.ts';
import type { PositionedRecord } from './write/customer-rows.ts';
import { CustomerNumbers } from './write/customer-numbers.ts';
import { prepareDemoState, storeDemoState } from './database/demo-state.ts';
import { matchExisting, repeatedIn } from '../model/matching/match-existing-customer.ts';
import { defineParameters, prepareDefinitions, removeCustomParameters } from './parameters/parameter-store.ts';
import type { StoredParameter } from './parameters/parameter-store.ts';
import { widenToMultiselect } from './write/widen-parameter.ts';
import { hasValuesToRemove, removeSomeValues, withdrawParameter } from './write/parameter-removal.ts';
import { ChangeCounter } from './database/change-counter.ts';
import { withSqliteErrors } from './database/with-sqlite-errors.ts';
import { definitionOf } from '../model/customer-parameters.ts';

/** Writes to customers.db on its own connection; each call is one transaction, synced before it resolves. */
export class SqliteCustomerWriter implements CustomerWriter {
  readonly #database: DatabaseSync;
  readonly #finder: CustomerRowsByKey;
  readonly #rows: CustomerRows;
  readonly #numbers: CustomerNumbers;
  readonly #version: ChangeCounter;
  readonly #readDefinitions: () => readonly StoredParameter[];
  readonly #readDemoState: () => DemoState;
  #seenVersion = -1;
  readonly #idSalt = randomBytes(6).toString('hex');
  /** How many ids this writer has assigned. */
  #assignedIds = 0;
  #parameters: ReadonlyMap<string, StoredParameter> = new Map();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#finder = new CustomerRowsByKey(database);
    this.#rows = new CustomerRows(database);
    this.#numbers = new CustomerNumbers(database);
    this.#version = new ChangeCounter(database);
    this.#readDefinitions = prepareDefinitions(database);
    this.#readDemoState = prepareDemoState(database);
  }

  async write(
    upserts: readonly (CustomerUpsert | PreparedUpsert)[],
    now: number,
    repeatedEmails = repeatedIn(upserts),
  ): Promise<readonly WriteOutcome[]> {
    await this.finishRemovals();
    return await this.#transaction(() => upserts.map((upsert) => this.#writeOne(upsert, now, repeatedEmails)));
  }

  async defineParameter(parameter: NewParameter): Promise<ParameterDefinition> {
    const [defined] = await this.defineParameters([parameter]);
    if (defined === undefined) throw new Error('No parameter was defined');
    return defined;
  }

  async defineParameters(parameters: readonly NewParameter[]): Promise<readonly ParameterDefinition[]> {
    await this.finishRemovals();
    return await this.#transaction(() => {
      this.#seenVersion = -1;
      return defineParameters(this.#database, parameters);
    });
  }

  async parameters(): Promise<readonly ParameterDefinition[]> {
    return await withSqliteErrors(() => this.#readDefinitions().map(definitionOf));
  }

  async widenToMultiselect(parameterId: string): Promise<void> {
    await this.#transaction(() => {
      this.#seenVersion = -1;
      widenToMultiselect(this.#database, parameterId);
    });
  }

  async removeParameter(parameterId: string): Promise<boolean> {
    return await this.#transaction(() => {
      this.#seenVersion = -1;
      return withdrawParameter(this.#database, parameterId);
    });
  }

  async finishRemovals(): Promise<void> {
    if (!(await withSqliteErrors(() => hasValuesToRemove(this.#database)))) return;
    // The pause lets other writers in, who would wait in vain for a lock that is taken again at once.
    while (await this.#transaction(() => removeSomeValues(this.#database))) await setTimeout(1);
    this.#seenVersion = -1;
  }

  async remove(ids: readonly string[]): Promise<number> {
    await this.finishRemovals();
    return await this.#transaction(() => ids.filter((id) => this.#removeOne(id)).length);
  }

  async demoState(): Promise<DemoState> {
    return await withSqliteErrors(this.#readDemoState);
  }

  async setDemoState(state: DemoState): Promise<void> {
    await this.#transaction(() => storeDemoState(this.#database, state));
  }

  async clear(): Promise<void> {
    await this.#transaction(() => {
      this.#rows.clear();
      this.#numbers.clear();
      removeCustomParameters(this.#database);
      this.#seenVersion = -1;
    });
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #writeOne(row: CustomerUpsert | PreparedUpsert, now: number, repeatedEmails: ReadonlySet<number>): WriteOutcome {
    try {
      if (row.customerNumber === undefined && row.id === undefined) this.#rows.flushContacts();
      const existing = matchExisting(this.#finder, row, repeatedEmails);
      if (existing === null) return this.#create(row, now);
      const before = { ...readRecord(existing.json, existing.parameters), position: existing.position };
      return this.#change(before, existing.json, existing.parameters, upsertOf(row), now);
    } catch (error) {
      if (error instanceof RejectedRowError) return { kind: 'rejected', reason: error.message };
      throw error;
    }
  }

  #create(row: CustomerUpsert | PreparedUpsert, now: number): WriteOutcome {
    const defaults = this.#defaults(now);
    // Before an id or number is assigned, so that a rejected row uses up neither.
    const { created } = 'created' in row ? row : prepareUpsert(row, now, this.#parameters);
    const position = this.#rows.allocatePosition(created.createdAt);
    const id = row.id?.toWellFormed() ?? defaults.newId();
    const customerNumber = row.customerNumber?.toWellFormed() ?? defaults.nextNumber();
    this.#rows.add(position, { ...created, id, customerNumber }, this.#parameters);
    this.#numbers.reserve(customerNumber);
    return { kind: 'created', customerNumber };
  }

  #change(
    before: PositionedRecord,
    json: string,
    parameters: string,
    upsert: CustomerUpsert,
    now: number,
  ): WriteOutcome {
    const after = applyUpsert(before, upsert, now, this.#parameters, this.#defaults(now));
    const { customerNumber } = after.customer;
    const [afterJson, afterParameters] = [escapeNonAsciiJson(after.customer), JSON.stringify(after.parameters)];
    if (afterJson === json && afterParameters === parameters) return { kind: 'unchanged', customerNumber };
    refuseOverlong(afterJson, afterParameters);
    this.#rows.replace(before, upsert.updatedAt === undefined ? touchedAt(after, now) : after, this.#parameters);
    this.#numbers.reserve(customerNumber);
    return { kind: 'updated', customerNumber };
  }

  #removeOne(id: string): boolean {
    const row = this.#finder.byId(id);
    if (row === null) return false;
    this.#rows.remove({ ...readRecord(row.json, row.parameters), position: row.position }, this.#parameters);
    return true;
  }

  #defaults(now: number): NewCustomerDefaults {
    // Rising ids append to their index; the writer's random part keeps them distinct from those of other writers.
    return {
      newId: () =>
        `c${now.toString(36).padStart(9, '0')}${this.#idSalt}${(this.#assignedIds += 1).toString(36).padStart(6, '0')}`,
      nextNumber: () => this.#numbers.next((number) => this.#finder.byNumber(number) !== null),
    };
  }

  async #transaction<T>(work: () => T): Promise<T> {
    return await withSqliteErrors(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        this.#refresh();
        const result = work();
        this.#rows.flush();
        this.#numbers.flush();
        this.#database.exec('COMMIT');
        return result;
      } catch (error) {
        this.#rows.reset();
        this.#seenVersion = -1;
        // Some errors, such as a full disk, have already rolled back.
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Drops the caches, which are only valid while no other process writes. */
  #refresh(): void {
    const version = this.#version.current();
    if (version === this.#seenVersion) return;
    this.#rows.reset();
    this.#numbers.read();
    this.#parameters = new Map(this.#readDefinitions().map((parameter) => [parameter.id, parameter]));
    this.#seenVersion = version;
  }
}

function touchedAt({ customer, parameters }: CustomerRecord, now: number): CustomerRecord {
  return { customer: { ...customer, updatedAt: now }, parameters };
}
