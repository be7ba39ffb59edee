import { statSync } from 'node:fs';
import { systemParameters, type ParameterDefinition } from '../../../contract/parameters.ts';
import { prepareDemoState } from './database/demo-state.ts';
import { customersFile, isEmpty, openForReading, refuseForeignDatabase } from './database/open-database.ts';
import { definitionOf, prepareDefinitions } from './parameters/parameter-store.ts';
import { storageError } from '../../database/database-error-text.ts';

/**
 * The parameters in a data directory that may not exist yet, read without creating or changing anything. Throws a
 * StartupError.
 */
export function readParameterCatalogue(dataDirectory: string): readonly ParameterDefinition[] {
  const file = customersFile(dataDirectory);
  // An empty file is a database without any writes yet.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return systemParameters;
  const database = openForReading(dataDirectory);
  try {
    if (isEmpty(database)) return systemParameters;
    refuseForeignDatabase(database, file);
    // An import replaces demo data together with its parameters.
    const demo = prepareDemoState(database)();
    return demo === 'only' || demo === 'making' ? systemParameters : prepareDefinitions(database)().map(definitionOf);
  } catch (error) {
    throw storageError(error, dataDirectory) ?? error;
  } finally {
    database.close();
  }
}
