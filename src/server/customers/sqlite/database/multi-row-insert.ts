import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { prepareBig } from '../../../database/sqlite-rows.ts';

/** Rows per statement: more gain little and take longer to prepare. */
const rowsAtOnce = 100;

/** Inserts many rows with few statements: a call per row takes nearly twice as long. */
export class MultiRowInsert {
  readonly #many: StatementSync;
  readonly #one: StatementSync;
  readonly #columns: number;
  #cells: SQLInputValue[] = [];

  constructor(database: DatabaseSync, table: string, columns: number) {
    const row = `(${Array.from({ length: columns }, () => '?').join()})`;
    this.#many = prepareBig(
      database,
      `INSERT INTO ${table} VALUES ${Array.from({ length: rowsAtOnce }, () => row).join()}`,
    );
    this.#one = prepareBig(database, `INSERT INTO ${table} VALUES ${row}`);
    this.#columns = columns;
  }

  add(...row: SQLInputValue[]): void {
    this.#cells.push(...row);
    if (this.#cells.length < rowsAtOnce * this.#columns) return;
    this.#many.run(...this.#cells);
    this.#cells = [];
  }

  /** Writes the remaining rows, inside the caller's transaction. */
  flush(): void {
    for (let at = 0; at < this.#cells.length; at += this.#columns)
      this.#one.run(...this.#cells.slice(at, at + this.#columns));
    this.#cells = [];
  }

  /** Drops the remaining rows. */
  clear(): void {
    this.#cells = [];
  }
}
