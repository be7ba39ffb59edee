/** Too many wait already. */
export class CrowdedError extends Error {
  override readonly name = 'CrowdedError';
}

/** Lets so many pieces of work run at once and so many wait; the rest is turned away. */
export class AtMost {
  readonly #waiting: number;
  readonly #queue: (() => void)[] = [];
  #free: number;

  constructor({ running, waiting }: { readonly running: number; readonly waiting: number }) {
    this.#waiting = waiting;
    this.#free = running;
  }

  get isFull(): boolean {
    return this.#free === 0 && this.#queue.length >= this.#waiting;
  }

  /** Does the work when its turn has come. Rejects with a CrowdedError at once when too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isFull) throw new CrowdedError('too many at once');
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
