import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses } from '../../../contract/customer.ts';
import type { CustomerStatus } from '../../../contract/customer.ts';
import { valuesOf } from '../customer-parameters.ts';
import type { ParameterValues } from '../customer-parameters.ts';
import { setBucket, valueBucket } from './buckets.ts';
import type { StoredParameter } from './parameter-store.ts';
import { numberCell, prepareBig } from './sqlite-rows.ts';

type Deltas = Record<CustomerStatus, number>;
interface KnownValue {
  readonly number: number;
  readonly deltas: Deltas;
  touched: boolean;
}

/** Values kept in memory between batches; a text parameter may have a value per customer. */
const rememberedValues = 200_000;

/** Who has which parameter and value, with the counters of each, written within one batch. */
export class ValueIndex {
  readonly #tag: StatementSync;
  readonly #untag: StatementSync;
  readonly #findValue: StatementSync;
  readonly #addValue: StatementSync;
  readonly #countValue: StatementSync;
  readonly #dropValue: StatementSync;
  readonly #countSet: StatementSync;
  readonly #values = new Map<string, KnownValue>();
  readonly #touched: KnownValue[] = [];
  readonly #sets = new Map<number, Deltas>();

  constructor(database: DatabaseSync) {
    const deltas = customerStatuses.map((status) => `${status} = ${status} + ?`).join(', ');
    this.#tag = prepareBig(database, 'INSERT INTO tagged VALUES (?, ?)');
    this.#untag = prepareBig(database, 'DELETE FROM tagged WHERE bucket = ? AND position = ?');
    this.#findValue = database.prepare('SELECT number FROM parameter_values WHERE parameter = ? AND value = ?');
    this.#addValue = database.prepare('INSERT INTO parameter_values (parameter, value) VALUES (?, ?)');
    this.#countValue = database.prepare(`UPDATE parameter_values SET ${deltas} WHERE number = ?`);
    this.#dropValue = database.prepare(
      'DELETE FROM parameter_values WHERE number = ? AND active = 0 AND inactive = 0 AND banned = 0',
    );
    this.#countSet = database.prepare(`UPDATE parameters SET ${deltas} WHERE number = ?`);
  }

  /** Forgets what was gathered and remembered: the batch failed, or another process wrote. */
  clear(): void {
    this.#values.clear();
    this.#touched.length = 0;
    this.#sets.clear();
  }

  add(parameters: ReadonlyMap<string, StoredParameter>, values: ParameterValues, status: CustomerStatus, position: bigint): void {
    this.#change(parameters, values, status, 1, (bucket) => this.#tag.run(bucket, position));
  }

  remove(parameters: ReadonlyMap<string, StoredParameter>, values: ParameterValues, status: CustomerStatus, position: bigint): void {
    this.#change(parameters, values, status, -1, (bucket) => this.#untag.run(bucket, position));
  }

  /** Writes the counters, inside the caller's transaction. */
  flush(): void {
    for (const [number, { active, inactive, banned }] of this.#sets) this.#countSet.run(active, inactive, banned, number);
    this.#sets.clear();
    for (const value of this.#touched) this.#flushValue(value);
    this.#touched.length = 0;
    if (this.#values.size > rememberedValues) this.#values.clear();
  }

  #flushValue(value: KnownValue): void {
    const { active, inactive, banned } = value.deltas;
    this.#countValue.run(active, inactive, banned, value.number);
    // Only a value somebody lost can have nobody left.
    if (active < 0 || inactive < 0 || banned < 0) {
      if (numberCell(this.#dropValue.run(value.number).changes) > 0) this.#values.clear();
    }
    value.touched = false;
    value.deltas.active = value.deltas.inactive = value.deltas.banned = 0;
  }

  #change(
    parameters: ReadonlyMap<string, StoredParameter>,
    values: ParameterValues,
    status: CustomerStatus,
    step: 1 | -1,
    write: (bucket: number) => void,
  ): void {
    for (const id in values) {
      const parameter = parameters.get(id);
      const value = values[id];
      if (parameter === undefined || value === undefined) throw new Error(`The parameter ${id} is not defined`);
      write(setBucket(parameter.number, status));
      const set = this.#sets.get(parameter.number) ?? noDeltas();
      set[status] += step;
      this.#sets.set(parameter.number, set);
      for (const one of valuesOf(value)) {
        const known = this.#value(parameter.number, one);
        write(valueBucket(known.number, status));
        known.deltas[status] += step;
        if (!known.touched) this.#touched.push(known);
        known.touched = true;
      }
    }
  }

  #value(parameter: number, value: string): KnownValue {
    const key = `${parameter} ${value}`;
    const remembered = this.#values.get(key);
    if (remembered !== undefined) return remembered;
    const row = this.#findValue.get(parameter, value);
    const number = row === undefined ? numberCell(this.#addValue.run(parameter, value).lastInsertRowid) : numberCell(row['number']);
    const known = { number, deltas: noDeltas(), touched: false };
    this.#values.set(key, known);
    return known;
  }
}

function noDeltas(): Deltas {
  return { active: 0, inactive: 0, banned: 0 };
}
