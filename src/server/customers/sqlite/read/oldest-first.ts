import { bigCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { beforeAllPositions } from '../../model/lists/list-sort-key.ts';
import { readRecord } from '../../model/stored-json.ts';
import { openForReading } from '../database/open-database.ts';

/**
 * Every customer of a data directory in batches, in the reverse of the order of lists: a store that they are written
 * to in this order lists them in the same way. Nothing may be written meanwhile. Throws a StartupError, or what SQLite
 * throws.
 */
export function* oldestFirst(dataDirectory: string, batchSize: number): Generator<readonly CustomerUpsert[]> {
  const database = openForReading(dataDirectory);
  try {
    const statement = prepareRows(
      database,
      'SELECT position, json, parameters FROM customers WHERE position > ? ORDER BY position LIMIT ?',
    );
    for (let last = beforeAllPositions; ;) {
      const rows = statement.all(last, batchSize);
      if (rows.length === 0) return;
      yield rows.map((row): CustomerUpsert => {
        const { customer, parameters } = readRecord(textCell(row[1]), textCell(row[2]));
        return { ...customer, parameters };
      });
      last = bigCell(rows.at(-1)?.[0]);
    }
  } finally {
    database.close();
  }
}
