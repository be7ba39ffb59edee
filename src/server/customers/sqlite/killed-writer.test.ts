import { describe, expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { killedBatch, writeUntilKilled } from '../../../testing/customers/write-until-killed.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { openForWriting } from './database/open-database.ts';

const open = (dataDir: string): string =>
  `import(${JSON.stringify(new URL('open-sqlite-customers.ts', import.meta.url).href)})
    .then((module) => module.openSqliteCustomerWriter({ dataDir: ${JSON.stringify(dataDir)} }))`;

describe('a writer killed at any moment', () => {
  it('loses nothing it acknowledged, and leaves no half batch and an intact database', async () => {
    const dataDir = temporaryDirectory();
    let first = 0;
    for (let round = 0; round < scaled(4, 200); round += 1) {
      const acknowledged = await writeUntilKilled({
        open: open(dataDir),
        first,
        batches: 1 + ((round * 7) % 5),
        turns: (round * 13) % 40,
      });
      const database = openForWriting(dataDir);
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      const present = database
        .prepare(
          `SELECT DISTINCT CAST(substr(id, 1, instr(id, '-') - 1) AS INTEGER) AS batch, count(*) AS n
           FROM customers GROUP BY 1`,
        )
        .all();
      database.close();
      expect(present.filter(({ n }) => n !== BigInt(killedBatch))).toEqual([]);
      const batches = new Set(present.map((row) => Number(row['batch'])));
      for (let one = 0; one <= acknowledged; one += 1) expect(batches.has(one), `batch ${one}`).toBe(true);
      first = Math.max(...batches) + 1;
    }
    const { source } = await openTestStore(dataDir);
    const everyone = await listAll(source, { limit: 100 });
    expect(everyone).toHaveLength(first * killedBatch);
    expect(await listAll(source, { filter: { kind: 'search', text: 'batch' }, limit: 100 })).toEqual(everyone);
    expect(
      await source.summary({ filter: { kind: 'parameter', parameterId: 'system_language', value: 'English' } }),
    ).toMatchObject({ all: { count: first * killedBatch } });
  });
});
