import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { killedBatch, writeUntilKilled } from '../../../testing/customers/write-until-killed.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { openPostgresStore } from '../../../testing/postgres/open-postgres-store.ts';
import { scaled } from '../../../testing/test-scale.ts';

const open = (url: string): string =>
  `import(${JSON.stringify(new URL('open-postgres-customers.ts', import.meta.url).href)})
    .then((module) => module.openPostgresCustomerWriter({ url: ${JSON.stringify(url)} }))`;

it('a writer to PostgreSQL killed at any moment loses nothing it acknowledged, and leaves no half batch', async () => {
  const { url, source } = await openPostgresStore();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  let first = 0;
  for (let round = 0; round < scaled(4, 200); round += 1) {
    const acknowledged = await writeUntilKilled({
      open: open(url),
      first,
      batches: 1 + ((round * 7) % 5),
      turns: (round * 13) % 40,
    });
    const { rows } = await client.query<{ batch: number; n: number }>(
      `SELECT split_part(id, '-', 1)::int AS batch, count(*)::int AS n FROM customers.customer GROUP BY 1`,
    );
    expect(rows.filter(({ n }) => n !== killedBatch)).toEqual([]);
    const batches = new Set(rows.map(({ batch }) => batch));
    for (let one = 0; one <= acknowledged; one += 1) expect(batches.has(one), `batch ${one}`).toBe(true);
    first = Math.max(...batches) + 1;
  }
  const everyone = await listAll(source, { limit: 100 });
  expect(everyone.length % killedBatch).toBe(0);
  expect(everyone.length).toBeGreaterThanOrEqual(first * killedBatch);
  expect(await listAll(source, { filter: { kind: 'search', text: 'batch' }, limit: 100 })).toEqual(everyone);
  const english = { kind: 'parameter', parameterId: 'system_language', value: 'English' } as const;
  expect((await source.summary({ filter: english })).all?.count).toBe(everyone.length);
});
