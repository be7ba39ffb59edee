import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { CustomerSource } from './customer-source.ts';
import { CustomerImports, type CustomerImportsDeps } from './import/upload/customer-imports.ts';
import { ImportFiles } from './import/upload/import-files.ts';

export interface OpenImportsDeps extends Pick<CustomerImportsDeps, 'noteImport' | 'warn'> {
  readonly source: Pick<CustomerSource, 'capabilities'>;
}

/** The imports from the page, without the files that a killed server has left; null for a source that has none. */
export async function openImports(
  { dataDirectory, databaseUrl, phoneCountry }: Config,
  { source, noteImport, warn }: OpenImportsDeps,
): Promise<CustomerImports | null> {
  const directory = join(dataDirectory, 'imports');
  await new ImportFiles(directory).removeAll().catch((error: unknown) => {
    warn(`Files of imports could not be deleted: ${error instanceof Error ? error.message : String(error)}.`);
  });
  if (!(await source.capabilities()).imports) return null;
  return new CustomerImports({ dataDirectory, databaseUrl, directory, phoneCountry, noteImport, warn });
}
