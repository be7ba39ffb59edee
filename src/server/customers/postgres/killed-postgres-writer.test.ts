import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { killedBatch, surviveKills, type WrittenBatch } from '../../../testing/customers/write-until-killed.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { openPostgresStore } from '../../../testing/postgres/open-postgres-store.ts';

const open = (url: string): string =>
  `import(${JSON.stringify(new URL('open-postgres-customers.ts', import.meta.url).href)})
    .then((module) => module.openPostgresCustomerWriter({ url: ${JSON.stringify(url)} }))`;

it('a writer to PostgreSQL killed at any moment loses nothing it acknowledged, and leaves no half batch', async () => {
  const { url, source } = await openPostgresStore();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  const batches = await surviveKills(open(url), async () => {
    const { rows } = await client.query<WrittenBatch>(
      `SELECT split_part(id, '-', 1)::int AS batch, count(*)::int AS customers FROM customers.customer GROUP BY 1`,
    );
    return rows;
  });
  const everyone = await listAll(source, { limit: 100 });
  expect(everyone.length % killedBatch).toBe(0);
  expect(everyone.length).toBeGreaterThanOrEqual(batches * killedBatch);
  expect(await listAll(source, { filter: { kind: 'search', text: 'batch' }, limit: 100 })).toEqual(everyone);
  const english = { kind: 'parameter', parameterId: 'system_language', value: 'English' } as const;
  expect((await source.summary({ filter: english })).all?.count).toBe(everyone.length);
});
