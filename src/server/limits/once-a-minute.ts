const minute = 60_000;

/** Logs a message; `repeats` is how often it came again, 0 the first time. */
export type LogMessage = (message: string, repeats: number) => void;

/** Keeps what anyone can cause from flooding the log: repeats are counted, and reported once a minute. */
export class OnceAMinute {
  readonly #repeats = new Map<string, number>();

  /** Logs a message now, unless it is repeated within a minute: then `report` gets how often it was in each minute. */
  log(key: string, message: string, log: LogMessage, report: LogMessage = log): void {
    const repeats = this.#repeats.get(key);
    this.#repeats.set(key, repeats === undefined ? 0 : repeats + 1);
    if (repeats !== undefined) return;
    this.#reportLater(key, message, report);
    log(message, 0);
  }

  #reportLater(key: string, message: string, report: LogMessage): void {
    setTimeout(() => {
      const repeats = this.#repeats.get(key) ?? 0;
      this.#repeats.delete(key);
      if (repeats === 0) return;
      this.#repeats.set(key, 0);
      this.#reportLater(key, message, report);
      report(`${message} (${repeats} more ${repeats === 1 ? 'time' : 'times'} in a minute)`, repeats);
    }, minute).unref();
  }
}
