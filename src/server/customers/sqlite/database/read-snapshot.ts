import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Lets several statements read one snapshot of the database, whatever others commit in between. This is faster than
 * without: each statement would look for the newest commit.
 */
export class ReadSnapshot {
  readonly #database: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #end: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#begin = database.prepare('BEGIN');
    this.#end = database.prepare('COMMIT');
  }

  read<T>(work: () => T): T {
    this.#begin.run();
    try {
      return work();
    } finally {
      // Some errors have already ended it.
      if (this.#database.isTransaction) this.#end.run();
    }
  }
}
