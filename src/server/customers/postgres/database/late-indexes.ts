import type { PostgresDatabase } from './postgres-database.ts';
import { lateIndexes } from './postgres-schema.ts';

const names = [...lateIndexes.keys()];

/** Drops the late indexes of an empty store before it is filled: until they are made, filters and searches read all. */
export async function dropLateIndexes(database: PostgresDatabase): Promise<void> {
  await database.query({ text: `DROP INDEX IF EXISTS ${names.join(', ')}`, values: [] });
}

/** The late indexes that are dropped, or were when the process that fills the store ended. */
export async function missingIndexes(database: PostgresDatabase): Promise<readonly string[]> {
  const found = await database.query<{ name: string }>({
    text: 'SELECT name FROM unnest($1::text[]) name WHERE to_regclass(name) IS NULL',
    values: [names],
  });
  return found.map(({ name }) => name);
}

/** Makes the late indexes that are missing. Lists go on meanwhile, writes wait. */
export async function createMissingIndexes(database: PostgresDatabase): Promise<void> {
  for (const name of await missingIndexes(database)) {
    await database.transaction(async (run) => {
      await run({ text: "SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '256MB'", values: [] });
      await run({ text: `CREATE INDEX IF NOT EXISTS ${name} ${lateIndexes.get(name) ?? ''}`, values: [] });
    });
  }
}
