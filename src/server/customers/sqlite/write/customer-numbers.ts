import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberCell } from '../../../database/sqlite-rows.ts';

/** Longer numbers do not move the counter, which must stay an exact number. */
const countedNumber = /^CUST-(\d{6,12})$/;

/** Assigns numbers from `CUST-000001`, each above all numbers of this form that were ever used. */
export class CustomerNumbers {
  readonly #read: StatementSync;
  readonly #save: StatementSync;
  #next = 1;
  #saved = 1;

  constructor(database: DatabaseSync) {
    this.#read = database.prepare("SELECT value FROM counters WHERE name = 'nextNumber'");
    this.#save = database.prepare("UPDATE counters SET value = ? WHERE name = 'nextNumber'");
  }

  read(): void {
    this.#next = this.#saved = numberCell(this.#read.get()?.['value']);
  }

  next(isTaken: (customerNumber: string) => boolean): string {
    for (;;) {
      const candidate = `CUST-${String(this.#next).padStart(6, '0')}`;
      this.#next += 1;
      if (!isTaken(candidate)) return candidate;
    }
  }

  /** Keeps a number that a customer has from being assigned. */
  reserve(customerNumber: string): void {
    const digits = countedNumber.exec(customerNumber)?.[1];
    if (digits !== undefined) this.#next = Math.max(this.#next, Number(digits) + 1);
  }

  clear(): void {
    this.#next = 1;
  }

  /** Writes the counter, inside the caller's transaction. */
  flush(): void {
    if (this.#next !== this.#saved) this.#save.run(this.#next);
    this.#saved = this.#next;
  }
}
