import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberCell } from '../../../database/sqlite-rows.ts';

/** Detects commits of other connections. Source: SQLite, `PRAGMA data_version`. */
export class ChangeCounter {
  readonly #select: StatementSync;

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('PRAGMA data_version');
  }

  /** Changes with each commit of another connection. */
  current(): number {
    return numberCell(this.#select.get()?.['data_version']);
  }

  /** Caches the result of `read` until another connection commits. */
  cached<T>(read: () => T): () => T {
    let cache: { readonly version: number; readonly value: T } | null = null;
    return () => {
      const version = this.current();
      if (cache?.version !== version) cache = { version, value: read() };
      return cache.value;
    };
  }
}
