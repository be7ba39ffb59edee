/** A sentence for the log, and whether it still holds. */
interface Issue {
  readonly sentence: string;
  readonly persists: () => Promise<boolean>;
}

/** What is known of the data of this installation. `/readyz` is 503 while anything is wrong. */
export class DataHealth {
  /** Takes sentences for the log. */
  readonly warn: (sentence: string) => void;
  readonly #corrupt = new Set<string>();
  readonly #sound = new Set<string>();
  #issues: readonly Issue[] = [];

  constructor(warn: (sentence: string) => void) {
    this.warn = warn;
  }

  /** Logs what is wrong; `persists` tells whether it still is. */
  report(sentence: string, persists: () => Promise<boolean>): void {
    this.#issues = [...this.#issues, { sentence, persists }];
    this.warn(sentence);
  }

  /** Logs that a database is damaged, once for each: it stays so until the server is restarted. */
  reportDamage(path: string, what: string): void {
    this.#sound.delete(path);
    if (this.#corrupt.has(path)) return;
    this.#corrupt.add(path);
    this.report(`${path} is damaged (${what}): stop the server and restore a backup.`, async () => true);
  }

  /** All of the database was read, and is as it should be. */
  noteSound(path: string): void {
    if (!this.#corrupt.has(path)) this.#sound.add(path);
  }

  /** Whether all of the database is known to be as it should be. */
  isKnownSound(path: string): boolean {
    return this.#sound.has(path);
  }

  async isSound(): Promise<boolean> {
    const persisting = await Promise.all(this.#issues.map(({ persists }) => persists()));
    return !persisting.includes(true);
  }
}
