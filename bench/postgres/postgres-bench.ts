import { openPostgresCustomers } from '../../src/server/customers/postgres/open-postgres-customers.ts';
import { importFigures, inDataDirectory, runImport } from '../import-bench.ts';
import { measureExports } from '../lists/export-bench.ts';
import { measureRefinedLists } from '../lists/refined-lists-bench.ts';
import { ensureCsv, type Dataset } from '../product/dataset.ts';
import type { Figure } from '../report/bench-report.ts';
import { measureSearch } from '../search/search-bench.ts';
import { ensureCustomers, withPostgres } from './bench-postgres.ts';

const area = 'postgres';

/** The same lists, searches, counts and exports as of the embedded store, of the PostgreSQL store in this process. */
export async function benchPostgres(dataset: Dataset): Promise<readonly Figure[]> {
  return await withPostgres(dataset, async (server) => {
    const { url } = await ensureCustomers(server, dataset, { say: console.log });
    const source = await openPostgresCustomers({ url });
    try {
      return [
        ...(await measureSearch({ area, source, limits: { filter: 25, search: 80 }, queryStore: null })),
        ...(await measureRefinedLists(area, source, 80)),
        ...(await measureExports(area, source)),
      ];
    } finally {
      await source.close();
    }
  });
}

/** The same imports as into the embedded store. */
export async function benchPostgresImport(dataset: Dataset): Promise<readonly Figure[]> {
  const usual = await ensureCsv(dataset, 'usual', console.log);
  const created = await ensureCsv(dataset, 'created', console.log);
  const changed = await ensureCsv(dataset, 'changed', console.log);
  const figuresOf = importFigures('postgres-import', dataset.customers);
  return await withPostgres(dataset, async (server) => {
    const inDatabase = async (
      work: (importFile: (file: string) => ReturnType<typeof runImport>) => Promise<Figure[]>,
    ) => {
      await server.run('DROP DATABASE IF EXISTS imported');
      await server.run('CREATE DATABASE imported');
      const figures = await inDataDirectory((directory) =>
        work((file) => runImport(file, { DATA_DIR: directory, DATABASE_URL: server.urlOf('imported') })),
      );
      await server.run('DROP DATABASE imported');
      return figures;
    };
    return [
      ...(await inDatabase(async (importFile) => [
        ...figuresOf('of 13 columns into an empty database', 10_000, await importFile(usual)),
      ])),
      ...(await inDatabase(async (importFile) => [
        ...figuresOf('of 33 columns into an empty database', 10_000, await importFile(created)),
        ...figuresOf('over a full one, every row changed', 6000, await importFile(changed)),
      ])),
    ];
  });
}
