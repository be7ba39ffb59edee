import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberCell } from '../../../database/sqlite-rows.ts';
import { NumberSequence } from '../../model/number-sequence.ts';

/** The sequence of customer numbers, with its counter in the database. */
export class CustomerNumbers extends NumberSequence {
  readonly #read: StatementSync;
  readonly #save: StatementSync;
  #saved = 1;

  constructor(database: DatabaseSync) {
    super();
    this.#read = database.prepare("SELECT value FROM counters WHERE name = 'nextNumber'");
    this.#save = database.prepare("UPDATE counters SET value = ? WHERE name = 'nextNumber'");
  }

  read(): void {
    this.#saved = numberCell(this.#read.get()?.['value']);
    this.restore(this.#saved);
  }

  clear(): void {
    this.restore(1);
  }

  /** Writes the counter, inside the caller's transaction. */
  flush(): void {
    if (this.counter !== this.#saved) this.#save.run(this.counter);
    this.#saved = this.counter;
  }
}
