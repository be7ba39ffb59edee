/** A number for each slot; NaN where there is none. It grows as slots are set. */
export class NumericColumn {
  #values: Float64Array<ArrayBuffer>;

  constructor(size: number) {
    this.#values = new Float64Array(size).fill(Number.NaN);
  }

  /** May be longer than there are slots. */
  get values(): Float64Array {
    return this.#values;
  }

  get(slot: number): number {
    return this.#values[slot] ?? Number.NaN;
  }

  set(slot: number, value: number): void {
    if (slot >= this.#values.length) {
      const longer = new Float64Array(Math.max(slot + 1, Math.ceil(this.#values.length * 1.5))).fill(Number.NaN);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[slot] = value;
  }
}
