import type { DatabaseSync } from 'node:sqlite';
import { customerStatuses } from '../../../../contract/customer.ts';
import { numberCell, prepareBig } from '../../../database/sqlite-rows.ts';
import { parameterPostings } from '../parameters/posting-list.ts';
import { readParameterValues } from '../../model/stored-json.ts';

/**
 * Makes a select a multiselect, inside the caller's transaction. Its options, their counters and posting lists stay as
 * they are, since an option of either is indexed alike; only the customers' values become lists.
 */
export function widenToMultiselect(database: DatabaseSync, id: string): void {
  const parameter = database
    .prepare("UPDATE parameters SET type = 'multiselect' WHERE id = ? AND type = 'select' RETURNING number")
    .get(id);
  if (parameter === undefined) return;
  const select = prepareBig(
    database,
    `SELECT c.position, c.parameters FROM postings p CROSS JOIN customers c ON c.position = p.position
     WHERE p.list = ?`,
  );
  const write = prepareBig(database, 'UPDATE customers SET parameters = ? WHERE position = ?');
  for (const status of customerStatuses) {
    for (const { position = null, parameters } of select.iterate(
      parameterPostings(numberCell(parameter['number']), status),
    )) {
      const values = typeof parameters === 'string' ? readParameterValues(parameters) : {};
      const value = values[id];
      if (typeof value === 'string') write.run(JSON.stringify({ ...values, [id]: [value] }), position);
    }
  }
}
