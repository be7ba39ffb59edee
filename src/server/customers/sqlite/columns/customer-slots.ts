import { NumericColumn } from './numeric-column.ts';

const perMillisecondBig = 1_048_576n;

/**
 * Numbers customers as they become known, from 0: a slot. A slot keeps its position, so that everything known of a
 * customer is at the same index of every column. The slots up to `#sorted` rise in position; later ones, mostly of a
 * running import, are found in a map.
 */
export class CustomerSlots {
  /** Milliseconds of `createdAt`, and the tie within that millisecond: together, the position. */
  readonly createdAt: NumericColumn;
  readonly ties: NumericColumn;
  #count = 0;
  #sorted = 0;
  readonly #later = new Map<bigint, number>();

  constructor(expected: number) {
    this.createdAt = new NumericColumn(expected);
    this.ties = new NumericColumn(expected);
  }

  /** How many slots there are, also those of removed customers. */
  get count(): number {
    return this.#count;
  }

  /** Slots below this number rise in position. */
  get sorted(): number {
    return this.#sorted;
  }

  /** How many are not in order: the more there are, the more memory they take. */
  get unsorted(): number {
    return this.#later.size;
  }

  positionOf(slot: number): bigint {
    return BigInt(this.createdAt.get(slot)) * perMillisecondBig + BigInt(this.ties.get(slot));
  }

  /** The slot at a position; null if no customer has had it. */
  find(position: bigint): number | null {
    const [createdAt, tie] = splitPosition(position);
    let [low, high] = [0, this.#sorted];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBelow(middle, createdAt, tie)) low = middle + 1;
      else high = middle;
    }
    if (low < this.#sorted && this.createdAt.get(low) === createdAt && this.ties.get(low) === tie) return low;
    return this.#later.get(position) ?? null;
  }

  /** The slot at a position, made if there is none. */
  findOrAdd(position: bigint): number {
    const known = this.find(position);
    if (known !== null) return known;
    const slot = this.#count;
    const [createdAt, tie] = splitPosition(position);
    const isNext = slot === this.#sorted && (slot === 0 || this.#isBelow(slot - 1, createdAt, tie));
    this.createdAt.set(slot, createdAt);
    this.ties.set(slot, tie);
    this.#count += 1;
    if (isNext) this.#sorted += 1;
    else this.#later.set(position, slot);
    return slot;
  }

  #isBelow(slot: number, createdAt: number, tie: number): boolean {
    const value = this.createdAt.get(slot);
    return value < createdAt || (value === createdAt && this.ties.get(slot) < tie);
  }
}

/** The milliseconds and the tie of a position. */
function splitPosition(position: bigint): readonly [createdAt: number, tie: number] {
  const tie = BigInt.asUintN(20, position);
  return [Number((position - tie) / perMillisecondBig), Number(tie)];
}
