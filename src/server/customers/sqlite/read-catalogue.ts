import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { systemParameters, type ParameterDefinition } from '../../../contract/parameters.ts';
import { prepareDemoState } from './database/demo-state.ts';
import { customersFile, openForReading } from './database/open-database.ts';
import { definitionOf, prepareDefinitions } from './parameters/parameter-store.ts';
import { applicationId, migrations } from './database/schema.ts';
import { numberCell } from '../../storage/sqlite-rows.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { storageError } from '../../storage/storage-error-text.ts';

/**
 * The parameters in a data directory that may not exist yet, read without creating or changing anything. Throws a
 * StartupError.
 */
export function readCatalogue(dataDirectory: string): readonly ParameterDefinition[] {
  const file = customersFile(dataDirectory);
  // An empty file is a database without any writes yet.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return systemParameters;
  const database = openForReading(dataDirectory);
  try {
    if (numberCell(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']) === 0)
      return systemParameters;
    refuseForeign(database, file);
    // An import replaces demo data together with its parameters.
    const demo = prepareDemoState(database)();
    return demo === 'only' || demo === 'making' ? systemParameters : prepareDefinitions(database)().map(definitionOf);
  } catch (error) {
    throw storageError(error, dataDirectory) ?? error;
  } finally {
    database.close();
  }
}

/** The import itself would refuse these when it opens them for writing. */
function refuseForeign(database: DatabaseSync, file: string): void {
  const pragma = (name: string): number => numberCell(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  if (pragma('application_id') !== applicationId) throw new StartupError(`${file} belongs to another program.`);
  const version = pragma('user_version');
  if (version > migrations.length) {
    throw new StartupError(
      `${file} was written by a newer version of this program: its format is ${version}, and this version supports up to ${migrations.length}.`,
    );
  }
}
