/** A set of small whole numbers, a bit each. */
export class BitSet {
  #words: Uint32Array<ArrayBuffer>;

  /** Empty, with room for numbers below `size`; more room is made as needed. */
  constructor(size: number) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  get words(): Uint32Array {
    return this.#words;
  }

  has(bit: number): boolean {
    return (((this.#words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  set(bit: number, isIn: boolean): void {
    const word = bit >>> 5;
    if (word >= this.#words.length) {
      if (!isIn) return;
      const wider = new Uint32Array(Math.max(word + 1, Math.ceil(this.#words.length * 1.5)));
      wider.set(this.#words);
      this.#words = wider;
    }
    const before = this.#words[word] ?? 0;
    this.#words[word] = isIn ? before | (1 << (bit & 31)) : before & ~(1 << (bit & 31));
  }

  copy(): BitSet {
    const copied = new BitSet(0);
    copied.#words = this.#words.slice();
    return copied;
  }

  /** Keeps what is in the other set, too. */
  intersect(other: BitSet): void {
    // The arrays by name: read through `this`, each pass takes several times as long.
    const [words, others] = [this.#words, other.#words];
    const shared = Math.min(words.length, others.length);
    for (let at = 0; at < shared; at += 1) words[at] = (words[at] ?? 0) & (others[at] ?? 0);
    words.fill(0, shared);
  }

  /** Removes what is in the other set. */
  subtract(other: BitSet): void {
    const [words, others] = [this.#words, other.#words];
    const shared = Math.min(words.length, others.length);
    for (let at = 0; at < shared; at += 1) words[at] = (words[at] ?? 0) & ~(others[at] ?? 0);
  }

  /** Adds what is in the other set. */
  unite(other: BitSet): void {
    if (other.#words.length > this.#words.length) {
      const wider = new Uint32Array(other.#words.length);
      wider.set(this.#words);
      this.#words = wider;
    }
    const [words, others] = [this.#words, other.#words];
    for (let at = 0; at < others.length; at += 1) words[at] = (words[at] ?? 0) | (others[at] ?? 0);
  }

  get size(): number {
    let size = 0;
    for (const word of this.#words) size += countBits(word);
    return size;
  }

  /** How many numbers are in both sets. */
  sizeWith(other: BitSet): number {
    const [a, b] = [this.#words, other.#words];
    const length = Math.min(a.length, b.length);
    let size = 0;
    for (let at = 0; at < length; at += 1) size += countBits((a[at] ?? 0) & (b[at] ?? 0));
    return size;
  }

  /** Calls `visit` with each number, from the highest down, until it returns false. */
  visitDown(visit: (bit: number) => boolean): void {
    for (let at = this.#words.length - 1; at >= 0; at -= 1) {
      let word = this.#words[at] ?? 0;
      while (word !== 0) {
        const high = 31 - Math.clz32(word);
        word &= ~(1 << high);
        if (!visit(at * 32 + high)) return;
      }
    }
  }
}

/** Source: Hacker's Delight, 5-1. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
