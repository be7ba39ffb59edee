import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { parameterTypes } from '../../../../contract/customer.ts';
import { isSystemParameter, type ParameterDefinition } from '../../../../contract/parameters.ts';
import { numberCell, textCell } from '../../../database/sqlite-rows.ts';

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

/** Creates a parameter, or returns the one with this name. Throws if another one has the id. */
export function defineParameter(
  database: DatabaseSync,
  wanted: Omit<ParameterDefinition, 'id'> & { readonly id?: string },
): ParameterDefinition {
  const named = database.prepare('SELECT number, id, name, type FROM parameters WHERE name = ?').get(wanted.name);
  if (named !== undefined) return definitionOf(readParameter(named));
  const definition = {
    id: wanted.id ?? `param_${randomUUID().replaceAll('-', '')}`,
    name: wanted.name,
    type: wanted.type,
  };
  database
    .prepare('INSERT INTO parameters (id, name, type) VALUES (?, ?, ?)')
    .run(definition.id, definition.name, definition.type);
  return definition;
}

/** Removes all custom parameters, inside the caller's transaction. */
export function removeCustomParameters(database: DatabaseSync): void {
  database.prepare('DELETE FROM parameters WHERE type = ?').run(removedType);
  const remove = database.prepare('DELETE FROM parameters WHERE number = ?');
  for (const { id, number } of prepareDefinitions(database)()) if (!isSystemParameter(id)) remove.run(number);
}

export function definitionOf({ id, name, type }: ParameterDefinition): ParameterDefinition {
  return { id, name, type };
}

function readParameter(row: Record<string, SQLOutputValue>): StoredParameter {
  const type = parameterTypes.find((known) => known === row['type']);
  if (type === undefined) throw new TypeError('Expected a parameter type in the database');
  return { number: numberCell(row['number']), id: textCell(row['id']), name: textCell(row['name']), type };
}
