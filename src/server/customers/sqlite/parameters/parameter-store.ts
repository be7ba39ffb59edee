import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { parameterTypes } from '../../../../contract/customer.ts';
import { isSystemParameter, type ParameterDefinition } from '../../../../contract/parameters.ts';
import { numberCell, textCell } from '../../../database/sqlite-rows.ts';
import type { NewParameter } from '../../customer-writer.ts';
import { definitionOf } from '../../model/customer-parameters.ts';

/** Instead of its type: a parameter that was removed, while customers still have values of it. */
export const removedType = 'removed';

export interface StoredParameter extends ParameterDefinition {
  /** Its position in the catalogue and its key in other tables. */
  readonly number: number;
}

/** Prepares the statement; the returned function reads the definitions, system parameters first. */
export function prepareDefinitions(database: DatabaseSync): () => readonly StoredParameter[] {
  const select = database.prepare('SELECT number, id, name, type FROM parameters WHERE type <> ? ORDER BY number');
  return () => select.all(removedType).map(readParameter);
}

/** Creates parameters, or returns those with their names. Throws if another one has an id. */
export function defineParameters(
  database: DatabaseSync,
  wanted: readonly NewParameter[],
): readonly ParameterDefinition[] {
  const select = database.prepare('SELECT number, id, name, type FROM parameters WHERE name = ?');
  const insert = database.prepare('INSERT INTO parameters (id, name, type) VALUES (?, ?, ?)');
  return wanted.map(({ id, name, type }) => {
    const named = select.get(name);
    if (named !== undefined) return definitionOf(readParameter(named));
    const definition = { id: id ?? `param_${randomUUID().replaceAll('-', '')}`, name, type };
    insert.run(definition.id, name, type);
    return definition;
  });
}

/** Removes all custom parameters, inside the caller's transaction. */
export function removeCustomParameters(database: DatabaseSync): void {
  database.prepare('DELETE FROM parameters WHERE type = ?').run(removedType);
  const remove = database.prepare('DELETE FROM parameters WHERE number = ?');
  for (const { id, number } of prepareDefinitions(database)()) if (!isSystemParameter(id)) remove.run(number);
}

function readParameter(row: Record<string, SQLOutputValue>): StoredParameter {
  const type = parameterTypes.find((known) => known === row['type']);
  if (type === undefined) throw new TypeError('Expected a parameter type in the database');
  return { number: numberCell(row['number']), id: textCell(row['id']), name: textCell(row['name']), type };
}
