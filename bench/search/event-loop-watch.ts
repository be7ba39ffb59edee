import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Measures the longest block of this thread's event loop, and what caused it. */
export class EventLoopWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: 1 });
  #longest = { milliseconds: 0, during: 'nothing' };

  /** Runs `work` and records its longest block if it is the longest so far. */
  async during<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.#delay.reset();
    this.#delay.enable();
    try {
      return await work();
    } finally {
      // The timer that would see the last block has yet to fire.
      await new Promise((resolve) => setTimeout(resolve, 5));
      this.#delay.disable();
      const milliseconds = this.#delay.max / 1e6;
      if (milliseconds > this.#longest.milliseconds) this.#longest = { milliseconds, during: name };
    }
  }

  get longest(): { readonly milliseconds: number; readonly during: string } {
    return this.#longest;
  }
}
