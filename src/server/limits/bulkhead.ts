/** Too many are waiting already, or this one has waited too long. */
export class BulkheadFullError extends Error {
  override readonly name = 'BulkheadFullError';
}

export interface BulkheadOptions {
  readonly running: number;
  readonly waiting: number;
  /** Longest wait in ms. */
  readonly timeoutMs: number;
}

/** Limits how many tasks run at the same time and how many wait; refuses the rest. */
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

  /** Runs a task in its turn. Rejects with a BulkheadFullError when its turn does not come. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.isFull) throw new BulkheadFullError('too many are waiting');
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn();
    try {
      return await task();
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
