import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { customerStatuses } from '../../../../contract/customer.ts';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { numberCell, prepareBig, textCell } from '../../../database/sqlite-rows.ts';
import { readParameterValues } from '../../model/stored-json.ts';
import { removedType } from '../parameters/parameter-store.ts';
import { parameterPostings, valuePostings } from '../parameters/posting-list.ts';

/** Customers in a batch: written in some milliseconds, which is how long another writer waits for it. */
const customersAtATime = 1_000;
/** Entries of posting lists in a batch. */
const postingsAtATime = 10_000;

/**
 * Takes a custom parameter out of the catalogue, inside the caller's transaction. Its values are invisible from then
 * on, and `removeSomeValues` removes them. False if there is no such parameter. Its row stays as long as its values, so
 * that no other parameter gets its number.
 */
export function withdrawParameter(database: DatabaseSync, id: string): boolean {
  if (isSystemParameter(id)) return false;
  const { changes } = database
    .prepare('UPDATE parameters SET type = ?, name = ? WHERE id = ? AND type <> ?')
    .run(removedType, `removed ${randomUUID()}`, id, removedType);
  return numberCell(changes) > 0;
}

/** Whether a parameter was withdrawn whose values are not all removed yet. */
export function hasValuesToRemove(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM parameters WHERE type = ? LIMIT 1').get(removedType) !== undefined;
}

/** Removes some values of withdrawn parameters, inside the caller's transaction. False once there are none left. */
export function removeSomeValues(database: DatabaseSync): boolean {
  const row = database.prepare('SELECT number, id FROM parameters WHERE type = ? LIMIT 1').get(removedType);
  if (row === undefined) return false;
  const [number, id] = [numberCell(row['number']), textCell(row['id'])];
  const isDone = clearCustomers(database, number, id) && clearValues(database, number);
  if (isDone) database.prepare('DELETE FROM parameters WHERE number = ?').run(number);
  return true;
}

/** Removes the value from a batch of customers. True once none has it. */
function clearCustomers(database: DatabaseSync, number: number, id: string): boolean {
  const select = prepareBig(database, 'SELECT position FROM postings WHERE list = ? LIMIT ?');
  const read = prepareBig(database, 'SELECT parameters FROM customers WHERE position = ?');
  const write = prepareBig(database, 'UPDATE customers SET parameters = ? WHERE position = ?');
  const drop = prepareBig(database, 'DELETE FROM postings WHERE list = ? AND position = ?');
  for (const status of customerStatuses) {
    const list = parameterPostings(number, status);
    const found = select.all(list, customersAtATime);
    for (const { position = null } of found) {
      const stored = read.get(position)?.['parameters'];
      if (typeof stored === 'string') {
        const { [id]: _, ...others } = readParameterValues(stored);
        write.run(JSON.stringify(others), position);
      }
      drop.run(list, position);
    }
    if (found.length > 0) return false;
  }
  return true;
}

/** Removes some of the values with their posting lists. True once there are none. */
function clearValues(database: DatabaseSync, number: number): boolean {
  const drop = database.prepare(
    'DELETE FROM postings WHERE list = ? AND position IN (SELECT position FROM postings WHERE list = ? LIMIT ?)',
  );
  const dropValue = database.prepare('DELETE FROM parameter_values WHERE number = ?');
  const values = database.prepare('SELECT number FROM parameter_values WHERE parameter = ? LIMIT ?');
  let left = postingsAtATime;
  const found = values.all(number, postingsAtATime);
  for (const row of found) {
    const value = numberCell(row['number']);
    for (const status of customerStatuses) {
      const list = valuePostings(value, status);
      left -= numberCell(drop.run(list, list, left).changes);
    }
    if (left <= 0) return false;
    dropValue.run(value);
    // A value without postings costs something too.
    left -= 1;
  }
  return found.length < postingsAtATime;
}
