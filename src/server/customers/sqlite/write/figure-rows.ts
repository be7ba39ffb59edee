import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { prepareBig } from '../../../database/sqlite-rows.ts';
import { MultiRowInsert } from '../database/multi-row-insert.ts';
import { statusCodes } from '../database/schema.ts';
import { figureColumns } from '../../model/lists/customer-figures.ts';

/** The changes that are kept: who is further behind reads all customers again. */
const keptChanges = 100_000;

/** Writes the rows of figure-table.ts within one batch, and which of them changed. */
export class FigureRows {
  readonly #insert: MultiRowInsert;
  readonly #update: StatementSync;
  readonly #delete: StatementSync;
  readonly #addChange: MultiRowInsert;
  readonly #dropChanges: StatementSync;

  constructor(database: DatabaseSync) {
    const columns = ['status', 'presence', 'source', 'name', ...figureColumns];
    this.#insert = new MultiRowInsert(database, 'figures', columns.length + 1);
    this.#update = prepareBig(
      database,
      `UPDATE figures SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE position = ?`,
    );
    this.#delete = prepareBig(database, 'DELETE FROM figures WHERE position = ?');
    this.#addChange = new MultiRowInsert(database, 'changes', 2);
    this.#dropChanges = prepareBig(
      database,
      `DELETE FROM changes WHERE number <= (SELECT max(number) FROM changes) - ${keptChanges}`,
    );
  }

  add(position: bigint, status: CustomerStatus, cells: readonly SQLInputValue[]): void {
    this.#insert.add(position, statusCodes[status], ...cells);
    this.#addChange.add(null, position);
  }

  replace(position: bigint, status: CustomerStatus, cells: readonly SQLInputValue[]): void {
    this.#insert.flush();
    this.#update.run(statusCodes[status], ...cells, position);
    this.#addChange.add(null, position);
  }

  remove(position: bigint): void {
    this.#insert.flush();
    this.#delete.run(position);
    this.#addChange.add(null, position);
  }

  /** Removes all rows, inside the caller's transaction. */
  empty(database: DatabaseSync): void {
    this.clear();
    database.exec('DELETE FROM figures; INSERT INTO changes (position) VALUES (NULL)');
  }

  /** Writes pending rows, inside the caller's transaction. */
  flush(): void {
    this.#insert.flush();
    this.#addChange.flush();
    this.#dropChanges.run();
  }

  /** Drops pending rows. */
  clear(): void {
    this.#insert.clear();
    this.#addChange.clear();
  }
}
