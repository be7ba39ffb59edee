import type { DatabaseSync } from 'node:sqlite';
import { bigCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { customerStatuses } from '../../../../contract/customer.ts';
import { valuePostings } from '../parameters/posting-list.ts';
import { BitSet } from './bit-set.ts';
import type { CustomerSlots } from './customer-slots.ts';

/** Up to so many values, a set of slots for each takes no more memory than pairs do, and is found at once. */
const mostSets = 64;

/** The values of one parameter: the slots of each value or, with many values, pairs of a slot and a value. */
export class ParameterColumn {
  /** The distinct values; each is known by its index. */
  readonly values: string[] = [];
  readonly #indexes = new Map<string, number>();
  /** By a value's index; null once there are pairs. */
  #sets: BitSet[] | null = [];
  readonly #pairs = new SlotValuePairs();

  /** A multiselect has several values of a slot. */
  add(slot: number, value: string): void {
    let index = this.#indexes.get(value);
    if (index === undefined) {
      index = this.values.push(value) - 1;
      this.#indexes.set(value, index);
      if (index < mostSets) this.#sets?.push(new BitSet(0));
      else this.#pairUp();
    }
    if (this.#sets === null) this.#pairs.add(slot, index);
    else this.#sets[index]?.set(slot, true);
  }

  /** Removes the values of some slots. */
  remove(slots: ReadonlySet<number>): void {
    this.#pairs.remove(slots);
    for (const set of this.#sets ?? []) for (const slot of slots) set.set(slot, false);
  }

  /** The slots with any value. */
  slotsSet(size: number): BitSet {
    return this.slotsWith(size, () => true);
  }

  /** The slots with a value that passes. */
  slotsWith(size: number, passes: (value: string) => boolean): BitSet {
    const found = new BitSet(size);
    const passing = Uint8Array.from(this.values, (value) => (passes(value) ? 1 : 0));
    if (!passing.includes(1)) return found;
    this.#sets?.forEach((set, index) => {
      if (passing[index] === 1) found.unite(set);
    });
    this.#pairs.visit((slot, index) => {
      if (passing[index] === 1) found.set(slot, true);
    });
    return found;
  }

  /** How many slots of a set have each value, by the value's index. */
  countValues(within: BitSet): Uint32Array {
    if (this.#sets !== null) return Uint32Array.from(this.#sets, (set) => set.sizeWith(within));
    const counts = new Uint32Array(this.values.length);
    this.#pairs.visit((slot, index) => {
      if (within.has(slot)) counts[index] = (counts[index] ?? 0) + 1;
    });
    return counts;
  }

  #pairUp(): void {
    const sets = this.#sets ?? [];
    this.#sets = null;
    sets.forEach((set, index) => {
      set.visitDown((slot) => {
        this.#pairs.add(slot, index);
        return true;
      });
    });
  }
}

/** Pairs of a slot and the index of a value, in any order. */
class SlotValuePairs {
  #slots = new Uint32Array(0);
  #indexes = new Uint32Array(0);
  #size = 0;

  add(slot: number, index: number): void {
    if (this.#size === this.#slots.length) {
      this.#slots = widened(this.#slots);
      this.#indexes = widened(this.#indexes);
    }
    this.#slots[this.#size] = slot;
    this.#indexes[this.#size] = index;
    this.#size += 1;
  }

  remove(slots: ReadonlySet<number>): void {
    let kept = 0;
    for (let at = 0; at < this.#size; at += 1) {
      const slot = this.#slots[at] ?? 0;
      if (slots.has(slot)) continue;
      this.#slots[kept] = slot;
      this.#indexes[kept] = this.#indexes[at] ?? 0;
      kept += 1;
    }
    this.#size = kept;
  }

  visit(each: (slot: number, index: number) => void): void {
    for (let at = 0; at < this.#size; at += 1) each(this.#slots[at] ?? 0, this.#indexes[at] ?? 0);
  }
}

function widened(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(Math.max(1_024, values.length * 2));
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
