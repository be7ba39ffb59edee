/**
 * Closes what a server has opened, the last first. Every part is closed, even after one that throws; each error is a
 * line of the log.
 */
export class Shutdown {
  readonly #disposers = new AsyncDisposableStack();
  readonly #warn: (sentence: string) => void;
  readonly #errors: unknown[] = [];
  #running: Promise<void> | null = null;

  /** `warn` takes sentences for the log. */
  constructor(warn: (sentence: string) => void) {
    this.#warn = warn;
  }

  /** To be called right after `part` was opened. */
  defer(part: string, close: () => Promise<void> | void): void {
    this.#disposers.defer(async () => {
      try {
        await close();
      } catch (error) {
        this.#errors.push(error);
        this.#warn(`Closing the ${part} failed: ${error instanceof Error ? error.message : String(error)}.`);
      }
    });
  }

  /** Once, however often it is called. Rejects with the first error when every part is closed. */
  run(): Promise<void> {
    this.#running ??= this.#close();
    return this.#running;
  }

  async #close(): Promise<void> {
    await this.#disposers.disposeAsync();
    if (this.#errors.length > 0) throw this.#errors[0];
  }
}
