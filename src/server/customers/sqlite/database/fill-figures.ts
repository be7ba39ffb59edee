import type { DatabaseSync } from 'node:sqlite';
import { bigCell, numberCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { beforeAllPositions } from '../../model/lists/list-sort-key.ts';
import { MultiRowInsert } from './multi-row-insert.ts';
import { readCustomer } from '../../model/stored-json.ts';
import { figureValues, figureColumns } from '../../model/lists/customer-figures.ts';

/** Customers read at a time. */
const batchSize = 10_000;

/** Fills the table of figures from the customers of an earlier version, inside the caller's transaction. */
export function fillFigures(database: DatabaseSync, onProgress: (done: number, total: number) => void): void {
  const total = numberCell(database.prepare('SELECT count(*) AS customers FROM customers').get()?.['customers']);
  const select = prepareRows(
    database,
    `SELECT position, status, json FROM customers WHERE position > ? ORDER BY position LIMIT ${batchSize}`,
  );
  const insert = new MultiRowInsert(database, 'figures', figureColumns.length + 5);
  let after = beforeAllPositions;
  let done = 0;
  for (;;) {
    const rows = select.all(after);
    for (const row of rows) {
      const cells = figureValues(readCustomer(textCell(row[2])));
      insert.add(bigCell(row[0]), bigCell(row[1]), ...cells);
    }
    insert.flush();
    if (rows.length === 0) return;
    after = bigCell(rows.at(-1)?.[0]);
    done += rows.length;
    onProgress(done, total);
  }
}
