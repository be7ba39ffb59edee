import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';

const sixtyOneTags = join(import.meta.dirname, 'fixtures/real-files/sixty-one-tags.csv');

it('finds each of more than fifty tags', async () => {
  const store = await openTestStore();
  expect(await runImport(store.dataDir, [importFile(readFileSync(sixtyOneTags))])).toMatchObject({ code: 0 });
  const parameter = await store.source.findParameter({ name: 'Tags' });
  expect(parameter?.type).toBe('multiselect');
  const filter = { kind: 'parameter', parameterId: parameter?.id ?? '', value: 'club7' } as const;
  expect(await store.source.summary({ filter })).toMatchObject({ all: { count: 9 } });
});
