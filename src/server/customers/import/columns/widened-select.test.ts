import { expect, it } from 'vitest';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';

it('makes a select a multiselect once customers have several of its options', async () => {
  const store = await openTestStore();
  const first = importFile(
    'Email,Hobby\na@example.org,Ski\nb@example.org,Golf\nc@example.org,Ski\nd@example.org,Golf\n',
  );
  expect(await runImport(store.dataDir, [first])).toMatchObject({ code: 0 });
  const hobby = await store.source.findParameter({ name: 'Hobby' });
  expect(hobby?.type).toBe('select');
  const second = importFile(
    'Email,Hobby\na@example.org,Ski; Golf\ne@example.org,Golf; Chess\nf@example.org,Chess; Ski\n',
  );
  expect(await runImport(store.dataDir, [second])).toMatchObject({ code: 0 });
  expect(await store.source.findParameter({ name: 'Hobby' })).toEqual({ ...hobby, type: 'multiselect' });
  expect((await store.customer('b@example.org'))?.parameters).toMatchObject([{ type: 'multiselect', value: ['Golf'] }]);
  expect((await store.customer('a@example.org'))?.parameters).toMatchObject([{ value: ['Ski', 'Golf'] }]);
  const having = async (value: string) =>
    (await store.source.summary({ filter: { kind: 'parameter', parameterId: hobby?.id ?? '', value } })).all?.count;
  expect([await having('Ski'), await having('Golf'), await having('Chess')]).toEqual([3, 4, 2]);
  const lists = importFile('{"email":"c@example.org","Hobby":["Ski","Chess"]}\n', 'lists.ndjson');
  expect(await runImport(store.dataDir, [lists])).toMatchObject({ code: 0 });
  expect(await having('Chess')).toBe(3);
});
