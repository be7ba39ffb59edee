import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import type { StoredParameter } from './parameter-store.ts';
import { numberCell } from '../../../database/sqlite-rows.ts';
import { netCount, emptyChange, PostingListWriter, parameterPostings, valuePostings } from './posting-list.ts';
import type { PostingListChange } from './posting-list.ts';

/** How a batch changes the customers of a value, or of a parameter that is set: a posting list per status. */
interface CountedPostings {
  readonly number: number;
  readonly changes: Readonly<Record<CustomerStatus, PostingListChange>>;
  isTouched: boolean;
}

type Parameters = ReadonlyMap<string, StoredParameter>;

/** The most values cached between batches; a text parameter may have one per customer. */
const cachedValues = 200_000;

/** Updates the posting lists and counters of parameters and their values within one batch. */
export class ParameterIndex {
  readonly #postings: PostingListWriter;
  readonly #findValue: StatementSync;
  readonly #addValue: StatementSync;
  readonly #countValue: StatementSync;
  readonly #dropValue: StatementSync;
  readonly #countSet: StatementSync;
  readonly #values = new Map<number, Map<string, CountedPostings>>();
  readonly #sets = new Map<number, CountedPostings>();
  #cached = 0;
  #touchedValues: CountedPostings[] = [];
  #touchedSets: CountedPostings[] = [];

  constructor(database: DatabaseSync) {
    const deltas = customerStatuses.map((status) => `${status} = ${status} + ?`).join(', ');
    this.#postings = new PostingListWriter(database);
    this.#findValue = database.prepare('SELECT number FROM parameter_values WHERE parameter = ? AND value = ?');
    this.#addValue = database.prepare('INSERT INTO parameter_values (parameter, value) VALUES (?, ?)');
    this.#countValue = database.prepare(`UPDATE parameter_values SET ${deltas} WHERE number = ?`);
    this.#dropValue = database.prepare(
      'DELETE FROM parameter_values WHERE number = ? AND active = 0 AND inactive = 0 AND banned = 0',
    );
    this.#countSet = database.prepare(`UPDATE parameters SET ${deltas} WHERE number = ?`);
  }

  /** `pairs`: alternating ids and values, as from `valuePairs`. */
  add(parameters: Parameters, pairs: readonly string[], status: CustomerStatus, position: bigint): void {
    this.#change(parameters, pairs, (counted) => counted.changes[status].added.push(position));
  }

  remove(parameters: Parameters, pairs: readonly string[], status: CustomerStatus, position: bigint): void {
    this.#change(parameters, pairs, (counted) => counted.changes[status].removed.push(position));
  }

  /** Drops pending changes and caches, after a failed batch or a write of another process. */
  clear(): void {
    this.#postings.clear();
    this.#values.clear();
    this.#sets.clear();
    this.#cached = 0;
    this.#touchedValues = [];
    this.#touchedSets = [];
  }

  /** Writes posting lists and counters, inside the caller's transaction. */
  flush(): void {
    for (const set of this.#touchedSets) this.#flushCounted(set, this.#countSet);
    this.#touchedSets = [];
    let isAnyDropped = false;
    for (const value of this.#touchedValues) {
      // Only a value that was removed from a customer can be unused.
      const isLost = customerStatuses.some((status) => value.changes[status].removed.length > 0);
      this.#flushCounted(value, this.#countValue);
      if (isLost && numberCell(this.#dropValue.run(value.number).changes) > 0) isAnyDropped = true;
    }
    this.#touchedValues = [];
    this.#postings.flush();
    if (isAnyDropped || this.#cached > cachedValues) this.clear();
  }

  #flushCounted(counted: CountedPostings, count: StatementSync): void {
    count.run(...customerStatuses.map((status) => netCount(counted.changes[status])), counted.number);
    for (const status of customerStatuses) this.#postings.write(counted.changes[status]);
    counted.isTouched = false;
  }

  #change(parameters: Parameters, pairs: readonly string[], change: (counted: CountedPostings) => void): void {
    let last = '';
    let number = 0;
    for (let at = 0; at < pairs.length; at += 2) {
      const [id = '', value = ''] = [pairs[at], pairs[at + 1]];
      if (id !== last) {
        const parameter = parameters.get(id);
        if (parameter === undefined) throw new Error(`The parameter ${id} is not defined`);
        ({ number } = parameter);
        last = id;
        const set = this.#set(number);
        if (!set.isTouched) this.#touchedSets.push(set);
        set.isTouched = true;
        change(set);
      }
      const known = this.#value(number, value);
      if (!known.isTouched) this.#touchedValues.push(known);
      known.isTouched = true;
      change(known);
    }
  }

  #set(parameter: number): CountedPostings {
    const known = this.#sets.get(parameter);
    if (known !== undefined) return known;
    const set = countedPostings(parameter, parameterPostings);
    this.#sets.set(parameter, set);
    return set;
  }

  #value(parameter: number, value: string): CountedPostings {
    const ofParameter = this.#values.get(parameter) ?? new Map<string, CountedPostings>();
    const remembered = ofParameter.get(value);
    if (remembered !== undefined) return remembered;
    const row = this.#findValue.get(parameter, value);
    const number = numberCell(row === undefined ? this.#addValue.run(parameter, value).lastInsertRowid : row['number']);
    const known = countedPostings(number, valuePostings);
    ofParameter.set(value, known);
    this.#values.set(parameter, ofParameter);
    this.#cached += 1;
    return known;
  }
}

function countedPostings(number: number, listOf: (number: number, status: CustomerStatus) => number): CountedPostings {
  return {
    number,
    changes: {
      active: emptyChange(listOf(number, 'active')),
      inactive: emptyChange(listOf(number, 'inactive')),
      banned: emptyChange(listOf(number, 'banned')),
    },
    isTouched: false,
  };
}
