import type { DatabaseSync } from 'node:sqlite';
import { bigCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { customerStatuses } from '../../../../contract/customer.ts';
import { valuePostings } from '../parameters/posting-list.ts';
import { BitSet } from './bit-set.ts';
import type { CustomerSlots } from './customer-slots.ts';

/** The values of one parameter: pairs of a slot and a value, in any order; a multiselect has several of a slot. */
export class ParameterColumn {
  /** The distinct values; a pair has the index of one. */
  readonly values: string[] = [];
  readonly #indexes = new Map<string, number>();
  #slots = new Uint32Array(1_024);
  #valueIndexes = new Uint32Array(1_024);
  #size = 0;

  add(slot: number, value: string): void {
    let index = this.#indexes.get(value);
    if (index === undefined) {
      index = this.values.push(value) - 1;
      this.#indexes.set(value, index);
    }
    if (this.#size === this.#slots.length) {
      this.#slots = widened(this.#slots);
      this.#valueIndexes = widened(this.#valueIndexes);
    }
    this.#slots[this.#size] = slot;
    this.#valueIndexes[this.#size] = index;
    this.#size += 1;
  }

  /** Removes the pairs of some slots. */
  remove(slots: ReadonlySet<number>): void {
    let kept = 0;
    for (let at = 0; at < this.#size; at += 1) {
      const slot = this.#slots[at] ?? 0;
      if (slots.has(slot)) continue;
      this.#slots[kept] = slot;
      this.#valueIndexes[kept] = this.#valueIndexes[at] ?? 0;
      kept += 1;
    }
    this.#size = kept;
  }

  /** The slots with any value. */
  slotsSet(size: number): BitSet {
    const found = new BitSet(size);
    for (let at = 0; at < this.#size; at += 1) found.set(this.#slots[at] ?? 0, true);
    return found;
  }

  /** The slots with a value that passes. */
  slotsWith(size: number, passes: (value: string) => boolean): BitSet {
    const passing = Uint8Array.from(this.values, (value) => (passes(value) ? 1 : 0));
    const found = new BitSet(size);
    if (!passing.includes(1)) return found;
    for (let at = 0; at < this.#size; at += 1)
      if (passing[this.#valueIndexes[at] ?? 0] === 1) found.set(this.#slots[at] ?? 0, true);
    return found;
  }

  /** How many slots of a set have each value, by the value's index. */
  countValues(within: BitSet): Uint32Array {
    const counts = new Uint32Array(this.values.length);
    for (let at = 0; at < this.#size; at += 1) {
      if (!within.has(this.#slots[at] ?? 0)) continue;
      const index = this.#valueIndexes[at] ?? 0;
      counts[index] = (counts[index] ?? 0) + 1;
    }
    return counts;
  }
}

function widened(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(values.length * 2);
  wider.set(values);
  return wider;
}

/** Reads a parameter's values of all customers; on the snapshot that the slots are of. */
export function readParameterColumn(database: DatabaseSync, number: number, slots: CustomerSlots): ParameterColumn {
  const column = new ParameterColumn();
  const values = prepareRows(database, 'SELECT number, value FROM parameter_values WHERE parameter = ?');
  const postings = prepareRows(database, 'SELECT position FROM postings WHERE list = ?');
  for (const row of values.all(number)) {
    const value = textCell(row[1]);
    for (const status of customerStatuses) {
      for (const posting of postings.iterate(valuePostings(Number(bigCell(row[0])), status))) {
        const slot = slots.find(bigCell(posting[0]));
        if (slot !== null) column.add(slot, value);
      }
    }
  }
  return column;
}
