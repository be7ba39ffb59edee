import { randomUUID } from 'node:crypto';
import { isSystemParameter, type ParameterDefinition } from '../../../../contract/parameters.ts';
import { CorruptDataError } from '../../../errors/corrupt-data-error.ts';
import { parameterTypes } from '../../../../contract/customer.ts';
import type { NewParameter } from '../../customer-writer.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { fromStoredText, toStoredText } from '../database/stored-text.ts';
import { definitionOf } from '../../model/customer-parameters.ts';

/** Instead of its type: a parameter that was removed, while customers still have values of it. */
export const removedType = 'removed';

export interface StoredParameter extends ParameterDefinition {
  /** Its place in the catalogue and its key in other tables. */
  readonly number: number;
}

export interface ParameterRow {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** The definitions, system parameters first. */
export async function readDefinitions(run: RunStatement): Promise<readonly StoredParameter[]> {
  const text = 'SELECT number, id, name, type FROM parameter WHERE type <> $1 ORDER BY number';
  return (await run<ParameterRow>({ text, values: [removedType] })).map(readParameter);
}

/** The numbers of all parameters by id, also of those that are being removed. */
export async function readParameterNumbers(run: RunStatement): Promise<ReadonlyMap<string, number>> {
  const rows = await run<ParameterRow>({ text: 'SELECT number, id FROM parameter', values: [] });
  return new Map(rows.map(({ id, number }) => [fromStoredText(id), number]));
}

/** Creates parameters, or returns those with their names. Throws if another one has an id. */
export async function defineParameters(
  run: RunStatement,
  wanted: readonly NewParameter[],
): Promise<readonly ParameterDefinition[]> {
  const defined: ParameterDefinition[] = [];
  for (const { id, name, type } of wanted) {
    const text = 'SELECT number, id, name, type FROM parameter WHERE md5(name) = md5($1)';
    const [named] = await run<ParameterRow>({ text, values: [toStoredText(name)] });
    if (named !== undefined) {
      defined.push(definitionOf(readParameter(named)));
      continue;
    }
    const definition = { id: id ?? `param_${randomUUID().replaceAll('-', '')}`, name, type };
    await run({
      text: 'INSERT INTO parameter (id, name, type) VALUES ($1, $2, $3)',
      values: [toStoredText(definition.id), toStoredText(name), type],
    });
    defined.push(definition);
  }
  return defined;
}

/** Removes all custom parameters. */
export async function removeCustomParameters(run: RunStatement): Promise<void> {
  const numbers = (await readDefinitions(run)).filter(({ id }) => !isSystemParameter(id)).map(({ number }) => number);
  await run({ text: 'DELETE FROM parameter WHERE type = $1 OR number = ANY($2)', values: [removedType, numbers] });
}

export function readParameter(row: ParameterRow): StoredParameter {
  const type = parameterTypes.find((known) => known === row.type);
  if (type === undefined) throw new CorruptDataError('a parameter has no type');
  return { number: row.number, id: fromStoredText(row.id), name: fromStoredText(row.name), type };
}
