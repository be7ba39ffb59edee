import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Lets several statements read one moment of the database, whatever others commit in between. It takes less time than
 * they do without: each would look for the newest commit by itself.
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
      // Some failures have ended it by themselves.
      if (this.#database.isTransaction) this.#end.run();
    }
  }
}
