import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';

describe.each<[string, object]>([
  ['a key and its value', { meta_data: [{ id: 1, key: 'session_tokens', value: 'tulip-77' }] }],
  ['the code of an attribute', { custom_attributes: [{ attribute_code: 'password_hash', value: 'tulip-77' }] }],
  ['a name in capitals', { Attributes: [{ Name: 'custom:ssn', Value: 'tulip-77' }] }],
  ['a type', { identification: { type: 'CPF', number: 'tulip-77' } }],
  ['the object above', { card: { number: 'tulip-77' } }],
  ['objects above', { bank: { details: { account: 'tulip-77' } } }],
  ['a label', { custom: [{ label: 'Password', value: { text: 'tulip-77' } }] }],
  ['a field', { extra: { one: { field: 'token', val: 'tulip-77' } } }],
  ['a letter', { settings: [{ k: 'pin', v: 'tulip-77' }] }],
])('a secret that %s names', (_, held) => {
  it('is in no report', async () => {
    const store = await openTestStore();
    const lines = [{ email: 'a@example.org' }, { email: 'stranger' }].map((line) =>
      JSON.stringify({ ...line, ...held }),
    );
    const file = importFile(`${lines.join('\n')}\n`, 'customers.ndjson');
    const { output } = await runImport(store.dataDir, [file, '--dry-run']);
    expect(output).not.toContain('tulip');
    const run = await runImport(store.dataDir, [file]);
    expect(run).toMatchObject({ code: 2, errors: '' });
    expect(run.output).not.toContain('tulip');
    expect(readFileSync(`${file}.rejected.csv`, 'utf8')).not.toContain('tulip');
    expect(readFileSync(`${file}.left-out.csv`, 'utf8')).not.toContain('tulip');
  });
});

it('lists what is left of an object by its keys alone', async () => {
  const store = await openTestStore();
  const sessions = { web: 1, [`eyJhbGciOiJI.${'e'.repeat(20)}.x`]: 1 };
  const held = { address: { city: 'Leeds', geo: [1, 2] }, meta: [{ key: 'a', value: 1 }, { key: 'b' }], sessions };
  const file = importFile(`${JSON.stringify({ email: 'a@example.org', ...held })}\n`, 'customers.ndjson');
  expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 0, errors: '' });
  expect(readFileSync(`${file}.left-out.csv`, 'utf8').split('\n').slice(1)).toEqual([
    '1,address,"{""city"":…,""geo"":[…]}",not a value of this field',
    '1,meta,"[{""key"":…,""value"":…},{""key"":…}]",not a value of this field',
    '1,sessions,"{""web"":…}",not a value of this field',
    '',
  ]);
});

it('keeps the rest of a rejected line', async () => {
  const store = await openTestStore();
  const line =
    '{"email":"stranger","name":{"lastName":"Salt"},"meta":[{"key":"pin","value":1},{"key":"kept","value":2}]}';
  const file = importFile(`{"id":"k1"}\n${line}\n`, 'customers.ndjson');
  expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 2, errors: '' });
  const rejects = readFileSync(`${file}.rejected.csv`, 'utf8').replaceAll('""', '"');
  expect(rejects).toContain('{"email":"stranger","name":{"lastName":"Salt"},"meta":[{"key":"kept","value":2}]}');
});
