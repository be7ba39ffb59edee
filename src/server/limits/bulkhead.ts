/** Too many wait already, or this one has for too long. */
export class BulkheadFullError extends Error {
  override readonly name = 'BulkheadFullError';
}

export interface BulkheadOptions {
  readonly running: number;
  readonly waiting: number;
  /** Milliseconds one waits for its turn at most. */
  readonly timeoutMs: number;
}

/** Lets so many pieces of work run at once and so many wait; the rest is turned away. */
export class Bulkhead {
  readonly #waiting: number;
  readonly #timeoutMs: number;
  readonly #queue = new Set<() => void>();
  #free: number;

  constructor({ running, waiting, timeoutMs }: BulkheadOptions) {
    this.#waiting = waiting;
    this.#timeoutMs = timeoutMs;
    this.#free = running;
  }

  get isFull(): boolean {
    return this.#free === 0 && this.#queue.size >= this.#waiting;
  }

  /** Does the work when its turn has come. Rejects with a BulkheadFullError when it does not come. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isFull) throw new BulkheadFullError('too many at once');
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn();
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#queue.delete(begin);
        reject(new BulkheadFullError('waited too long'));
      }, this.#timeoutMs);
      this.#queue.add(begin);
    });
  }

  #next(): void {
    for (const begin of this.#queue) {
      this.#queue.delete(begin);
      begin();
      return;
    }
    this.#free += 1;
  }
}
