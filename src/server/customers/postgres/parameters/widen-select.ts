import { readParameterValues } from '../../model/stored-json.ts';
import { setTag } from '../database/customer-tags.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { toStoredText } from '../database/stored-text.ts';

const customersAtATime = 2_000;

/**
 * Makes a select a multiselect, inside the caller's transaction. Its tags and counters stay as they are, since an
 * option of either is indexed alike; only the customers' values become lists.
 */
export async function widenSelect(run: RunStatement, id: string): Promise<void> {
  const [parameter] = await run<{ number: number }>({
    text: `UPDATE parameter SET type = 'multiselect' WHERE md5(id) = md5($1) AND type = 'select' RETURNING number`,
    values: [toStoredText(id)],
  });
  if (parameter === undefined) return;
  const positions = await run<{ position: bigint }>({
    text: 'SELECT position FROM customer WHERE tags @@ $1::query_int',
    values: [String(setTag(parameter.number))],
  });
  for (let at = 0; at < positions.length; at += customersAtATime) {
    const some = await run<{ position: bigint; parameters: string }>({
      text: 'SELECT position, parameters FROM customer WHERE position = ANY($1)',
      values: [positions.slice(at, at + customersAtATime).map(({ position }) => String(position))],
    });
    await run({
      text: `UPDATE customer c SET parameters = q.parameters
        FROM unnest($1::bigint[], $2::text[]) q (position, parameters) WHERE c.position = q.position`,
      values: [some.map(({ position }) => String(position)), some.map(({ parameters }) => widened(parameters, id))],
    });
  }
}

function widened(parameters: string, id: string): string {
  const values = readParameterValues(parameters);
  const value = values[id];
  return typeof value === 'string' ? JSON.stringify({ ...values, [id]: [value] }) : parameters;
}
