const minute = 60_000;

/** Keeps what anyone can cause from flooding the log: repeats are counted, and reported once a minute. */
export class OnceAMinute {
  readonly #repeats = new Map<string, number>();

  /** Whether to log this now. When it is repeated soon, `report` takes how often in each minute. */
  isNew(what: string, report: (repeats: number) => void): boolean {
    const repeats = this.#repeats.get(what);
    this.#repeats.set(what, repeats === undefined ? 0 : repeats + 1);
    if (repeats === undefined) this.#reportLater(what, report);
    return repeats === undefined;
  }

  #reportLater(what: string, report: (repeats: number) => void): void {
    setTimeout(() => {
      const repeats = this.#repeats.get(what) ?? 0;
      this.#repeats.delete(what);
      if (repeats === 0) return;
      this.#repeats.set(what, 0);
      this.#reportLater(what, report);
      report(repeats);
    }, minute).unref();
  }
}
