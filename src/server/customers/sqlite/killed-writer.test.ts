import { describe, expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { killedBatch, surviveKills } from '../../../testing/customers/write-until-killed.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { openForWriting } from './database/open-database.ts';

const open = (dataDir: string): string =>
  `import(${JSON.stringify(new URL('open-sqlite-customers.ts', import.meta.url).href)})
    .then((module) => module.openSqliteCustomerWriter({ dataDir: ${JSON.stringify(dataDir)} }))`;

describe('a writer killed at any moment', () => {
  it('loses nothing it acknowledged, and leaves no half batch and an intact database', async () => {
    const dataDir = temporaryDirectory();
    const batches = await surviveKills(open(dataDir), async () => {
      const database = openForWriting(dataDir);
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      const present = database
        .prepare(
          `SELECT DISTINCT CAST(substr(id, 1, instr(id, '-') - 1) AS INTEGER) AS batch, count(*) AS n
           FROM customers GROUP BY 1`,
        )
        .all();
      database.close();
      return present.map((row) => ({ batch: Number(row['batch']), customers: Number(row['n']) }));
    });
    const { source } = await openTestStore(dataDir);
    const everyone = await listAll(source, { limit: 100 });
    expect(everyone).toHaveLength(batches * killedBatch);
    expect(await listAll(source, { filter: { kind: 'search', text: 'batch' }, limit: 100 })).toEqual(everyone);
    expect(
      await source.summary({ filter: { kind: 'parameter', parameterId: 'system_language', value: 'English' } }),
    ).toMatchObject({ all: { count: batches * killedBatch } });
  });
});
