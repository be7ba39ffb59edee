import { randomUUID } from 'node:crypto';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { readParameterValues } from '../../model/stored-json.ts';
import { setTag } from '../database/customer-tags.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { fromStoredText, toStoredText } from '../database/stored-text.ts';
import { removedType, type ParameterRow } from './parameter-table.ts';

/** Customers in a batch: written in less than a second, which is how long another writer waits for it. */
const customersAtATime = 1_000;
/** Values in a batch. */
const valuesAtATime = 10_000;

/**
 * Takes a custom parameter out of the catalogue. Its values are invisible from then on, and `removeSomeValues` removes
 * them. False if there is no such parameter. Its row stays as long as its values.
 */
export async function withdrawParameter(run: RunStatement, id: string): Promise<boolean> {
  if (isSystemParameter(id)) return false;
  const rows = await run({
    text: 'UPDATE parameter SET type = $1, name = $2 WHERE md5(id) = md5($3) AND type <> $1 RETURNING number',
    values: [removedType, `removed ${randomUUID()}`, toStoredText(id)],
  });
  return rows.length > 0;
}

/** Whether a parameter was withdrawn whose values are not all removed yet. */
export async function hasValuesToRemove(run: RunStatement): Promise<boolean> {
  const text = 'SELECT 1 FROM parameter WHERE type = $1 LIMIT 1';
  return (await run({ text, values: [removedType] })).length > 0;
}

/** Removes some values of withdrawn parameters, inside the caller's transaction. False once there are none left. */
export async function removeSomeValues(run: RunStatement): Promise<boolean> {
  const [parameter] = await run<ParameterRow>({
    text: 'SELECT number, id FROM parameter WHERE type = $1 LIMIT 1',
    values: [removedType],
  });
  if (parameter === undefined) return false;
  const { number } = parameter;
  if (await removeFromCustomers(run, number, fromStoredText(parameter.id))) return true;
  const dropped = await run({
    text: `DELETE FROM parameter_value WHERE number IN (
      SELECT number FROM parameter_value WHERE parameter = $1 LIMIT ${valuesAtATime}) RETURNING number`,
    values: [number],
  });
  if (dropped.length < valuesAtATime) await run({ text: 'DELETE FROM parameter WHERE number = $1', values: [number] });
  return true;
}

/** Removes the value from a batch of customers. False once none has it. */
async function removeFromCustomers(run: RunStatement, number: number, id: string): Promise<boolean> {
  const found = await run<{ position: bigint; parameters: string }>({
    text: `SELECT position, parameters FROM customer WHERE tags @@ $1::query_int LIMIT ${customersAtATime}`,
    values: [String(setTag(number))],
  });
  if (found.length === 0) return false;
  await run({
    text: `UPDATE customer c SET parameters = q.parameters, tags = c.tags - ARRAY(
        SELECT t FROM unnest(c.tags) t LEFT JOIN parameter_value v ON v.number = t
        WHERE t = $3 OR v.parameter = $4)
      FROM unnest($1::bigint[], $2::text[]) q (position, parameters) WHERE c.position = q.position`,
    values: [
      found.map(({ position }) => String(position)),
      found.map(({ parameters }) => {
        const { [id]: _, ...others } = readParameterValues(parameters);
        return JSON.stringify(others);
      }),
      setTag(number),
      number,
    ],
  });
  return true;
}
