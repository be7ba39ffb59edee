import { expect, it } from 'vitest';
import { openPostgresStore } from '../../../testing/postgres/open-postgres-store.ts';
import { compareWithModel } from '../../../testing/reference-model/model-steps.ts';
import { scaled } from '../../../testing/test-scale.ts';

it('returns what the model returns after any series of writes', async () => {
  const { source, writer } = await openPostgresStore();
  await compareWithModel({ source, writer, runs: scaled(10, 1000), steps: scaled(12, 50) });
  expect(await source.capabilities()).toMatchObject({ demo: false });
});
