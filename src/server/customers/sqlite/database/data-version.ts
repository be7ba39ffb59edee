import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberCell } from '../../../storage/sqlite-rows.ts';

/** Tells when another connection has committed to the database. Source: SQLite, `PRAGMA data_version`. */
export class DataVersion {
  readonly #select: StatementSync;

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('PRAGMA data_version');
  }

  /** Differs from the last one after a commit of another connection. */
  current(): number {
    return numberCell(this.#select.get()?.['data_version']);
  }

  /** The same reader, but it reads again only after a commit of another connection. */
  cached<T>(read: () => T): () => T {
    let cache: { readonly version: number; readonly value: T } | null = null;
    return () => {
      const version = this.current();
      if (cache?.version !== version) cache = { version, value: read() };
      return cache.value;
    };
  }
}
