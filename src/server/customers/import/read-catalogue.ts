import { existsSync } from 'node:fs';
import { systemParameters } from '../../../contract/system-parameters.ts';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import { customersFile, openForReading } from '../sqlite/open-database.ts';
import { definitionOf, readParameters } from '../sqlite/parameter-store.ts';

/** The parameters of a data directory that may not exist yet, read without making or changing anything. Throws a StartError. */
export function readCatalogue(dataDirectory: string): readonly ParameterDefinition[] {
  if (!existsSync(customersFile(dataDirectory))) return systemParameters;
  const database = openForReading(dataDirectory);
  try {
    // Demo data gives way to an import, and its parameters with it.
    const demo = database.prepare("SELECT value FROM facts WHERE name = 'demo'").get()?.['value'];
    return demo === 'only' || demo === 'making' ? systemParameters : readParameters(database).map(definitionOf);
  } finally {
    database.close();
  }
}
