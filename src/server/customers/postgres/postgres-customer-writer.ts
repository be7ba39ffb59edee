import type { ParameterDefinition } from '../../../contract/parameters.ts';
import {
  demoStates,
  type CustomerWriter,
  type DemoState,
  type NewParameter,
  type WriteOutcome,
} from '../customer-writer.ts';
import type { CustomerUpsert, PreparedUpsert } from '../model/customer-upsert.ts';
import { repeatedIn } from '../model/matching/match-existing-customer.ts';
import { NumberSequence } from '../model/number-sequence.ts';
import { createMissingIndexes, dropLateIndexes, missingIndexes } from './database/late-indexes.ts';
import type { PostgresDatabase, RunStatement } from './database/postgres-database.ts';
import {
  defineParameters,
  readDefinitions,
  readParameterNumbers,
  removeCustomParameters,
} from './parameters/parameter-table.ts';
import { hasValuesToRemove, removeSomeValues, withdrawParameter } from './parameters/remove-values.ts';
import { ValueNumbers } from './parameters/value-numbers.ts';
import { widenSelect } from './parameters/widen-select.ts';
import { readBatch, readBatchOf } from './write/read-batch.ts';
import { risingIds, UpsertBatch } from './write/upsert-batch.ts';
import { writeChanges } from './write/write-changes.ts';
import { definitionOf } from '../model/customer-parameters.ts';

interface State {
  readonly next_number: bigint;
  readonly changes: bigint;
}

/** From so many rows on, what a writer leaves to tidy up makes others slower. */
const manyRows = 5_000;
/** Up to so many customers, deleting them takes less time than new files for the tables and their indexes. */
const fewCustomers = 10_000;

/** Writes to PostgreSQL; each call is one transaction, on the server's disk before it resolves. */
export class PostgresCustomerWriter implements CustomerWriter {
  readonly #database: PostgresDatabase;
  readonly #values = new ValueNumbers();
  readonly #newId = risingIds();
  /** The number of the last write of this writer; the next one of another process makes what is cached outdated. */
  #lastChange = 0n;
  /** Whether indexes are made when this writer closes; null before its first write. */
  #makesIndexes: boolean | null = null;
  #isClosing = false;
  #writtenRows = 0;

  constructor(database: PostgresDatabase) {
    this.#database = database;
  }

  async write(
    upserts: readonly (CustomerUpsert | PreparedUpsert)[],
    now: number,
    repeatedEmails = repeatedIn(upserts),
  ): Promise<readonly WriteOutcome[]> {
    await this.finishRemovals();
    this.#makesIndexes ??= await this.#dropsIndexes(upserts.length);
    return await this.#transaction(async (run, { next_number: counter }) => {
      const numbers = new NumberSequence();
      numbers.restore(Number(counter));
      const definitions = new Map((await readDefinitions(run)).map((definition) => [definition.id, definition]));
      const batch = await readBatch(run, upserts, now);
      const deps = { batch, definitions, numbers, newId: this.#newId };
      const writer = new UpsertBatch(deps, { now, repeatedEmails });
      const outcomes = upserts.map((upsert) => writer.write(upsert));
      const parameters = await readParameterNumbers(run);
      const changed = batch.changed();
      await writeChanges(changed, { run, values: this.#values, parameters });
      this.#writtenRows += changed.length;
      if (numbers.counter !== Number(counter))
        await run({ text: 'UPDATE state SET next_number = $1', values: [numbers.counter] });
      return outcomes;
    });
  }

  async defineParameter(parameter: NewParameter): Promise<ParameterDefinition> {
    const [defined] = await this.defineParameters([parameter]);
    if (defined === undefined) throw new Error('No parameter was defined');
    return defined;
  }

  async defineParameters(parameters: readonly NewParameter[]): Promise<readonly ParameterDefinition[]> {
    await this.finishRemovals();
    return await this.#transaction(async (run) => await defineParameters(run, parameters));
  }

  async parameters(): Promise<readonly ParameterDefinition[]> {
    return (await this.#database.withConnection(readDefinitions)).map(definitionOf);
  }

  async widenToMultiselect(parameterId: string): Promise<void> {
    await this.#transaction(async (run) => await widenSelect(run, parameterId));
  }

  async removeParameter(parameterId: string): Promise<boolean> {
    return await this.#transaction(async (run) => await withdrawParameter(run, parameterId));
  }

  async finishRemovals(): Promise<void> {
    if (!(await this.#database.withConnection(hasValuesToRemove))) return;
    // Each lets other writers in. What a server that stops leaves is removed after its next start.
    while (!this.#isClosing && (await this.#transaction(removeSomeValues)));
    this.#values.clear();
  }

  async remove(ids: readonly string[]): Promise<number> {
    await this.finishRemovals();
    return await this.#transaction(async (run) => {
      const batch = await readBatchOf(run, ids);
      for (const id of ids) {
        const row = batch.byId(id);
        if (row !== null) batch.remove(row);
      }
      const changed = batch.changed();
      await writeChanges(changed, { run, values: this.#values, parameters: await readParameterNumbers(run) });
      return changed.length;
    });
  }

  async demoState(): Promise<DemoState> {
    return await this.#database.withConnection(readDemoState);
  }

  async setDemoState(state: DemoState): Promise<void> {
    await this.#transaction(async (run) => await run({ text: 'UPDATE state SET demo = $1', values: [state] }));
  }

  async clear(): Promise<void> {
    await this.#transaction(async (run) => {
      const tables = ['customer', 'contact', 'parameter_value'];
      const isShort = this.#database.rehearses || (await countCustomers(run)) <= fewCustomers;
      for (const text of isShort ? tables.map((table) => `DELETE FROM ${table}`) : [`TRUNCATE ${tables.join(', ')}`])
        await run({ text, values: [] });
      await run({ text: 'UPDATE parameter SET active = 0, inactive = 0, banned = 0', values: [] });
      await run({ text: 'UPDATE state SET active = 0, inactive = 0, banned = 0, next_number = 1', values: [] });
      await removeCustomParameters(run);
      this.#values.clear();
    });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    try {
      if (this.#makesIndexes === true) await this.createMissingIndexes();
      if (this.#writtenRows >= manyRows && !this.#database.rehearses) await this.#tidyUp();
    } finally {
      await this.#database.close();
    }
  }

  /** Makes indexes that a writer dropped and did not make again, as it was killed. */
  async createMissingIndexes(): Promise<void> {
    await createMissingIndexes(this.#database);
  }

  async hasMissingIndexes(): Promise<boolean> {
    return (await missingIndexes(this.#database)).length > 0;
  }

  /** Drops indexes before the first of many rows goes into an empty store. Resolves to whether some are missing. */
  async #dropsIndexes(rows: number): Promise<boolean> {
    // Both lock the table for others until the end of a transaction.
    if (this.#database.rehearses) return false;
    if (await this.hasMissingIndexes()) return true;
    if (rows < manyRows || (await this.#database.withConnection(countCustomers)) > 0) return false;
    await dropLateIndexes(this.#database);
    return true;
  }

  /**
   * Moves new entries of the indexes of tags and texts into their order, through which every search would look one by
   * one, and counts values for the planner. The server does so too, some time. Best effort.
   */
  async #tidyUp(): Promise<void> {
    const indexes = ['customer_tags', 'customer_document'];
    const cleaned = indexes.map((index) => `gin_clean_pending_list('${index}')`).join(', ');
    try {
      await this.#database.query({ text: `SELECT ${cleaned}`, values: [] });
      await this.#database.query({ text: 'ANALYZE customer, parameter_value', values: [] });
    } catch {
      // It affects only the speed.
    }
  }

  /** One writer at a time: the row of `state` is locked until the transaction ends. */
  async #transaction<T>(work: (run: RunStatement, state: State) => Promise<T>): Promise<T> {
    try {
      return await this.#database.transaction(async (run) => {
        const text = 'UPDATE state SET changes = changes + 1 RETURNING next_number, changes';
        const [state] = await run<State>({ text, values: [] });
        if (state === undefined) throw new Error('The database has no state');
        if (state.changes !== this.#lastChange + 1n) this.#values.clear();
        this.#lastChange = state.changes;
        return await work(run, state);
      });
    } catch (error) {
      this.#values.clear();
      throw error;
    }
  }
}

async function countCustomers(run: RunStatement): Promise<number> {
  const text = 'SELECT active + inactive + banned AS customers FROM state';
  const [counted] = await run<{ customers: number }>({ text, values: [] });
  return counted?.customers ?? 0;
}

export async function readDemoState(run: RunStatement): Promise<DemoState> {
  const [row] = await run<{ demo: string }>({ text: 'SELECT demo FROM state', values: [] });
  return demoStates.find((state) => state === row?.demo) ?? 'none';
}
