import { describe, expect, it } from 'vitest';
import { Customer } from '../../../contract/customer.ts';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { readImportFile } from '../../../testing/customers/read-import-file.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';

const rows = [
  ['walk-in', 'Hal', 'hal@example.org'],
  ['walk-in', 'Ivy', 'ivy@example.org'],
  ['unknown', 'Dan', 'dan@example.org'],
  ['0', 'Jon', 'jon@example.org'],
  ['0', 'Kim', 'kim@example.org'],
  ['-1', 'Lou', 'lou@example.org'],
  ['-1', 'Mia', 'mia@example.org'],
  ['TBD', 'Eve', 'eve@example.org'],
  ['NA', 'Fay', 'fay@example.org'],
  ['?', 'Gus', 'gus@example.org'],
  ['neu', 'Lea', 'lea@example.org'],
  ['#NV', 'Max', 'max@example.org'],
  ['4711', 'Ned', 'ned@example.org'],
] as const;

function fileOf(format: 'csv' | 'ndjson', field: 'id' | 'customerNumber'): string {
  return format === 'csv'
    ? `${field},displayName,email\n${rows.map((row) => row.join(',')).join('\n')}\n`
    : rows.map(([id, displayName, email]) => `${JSON.stringify({ [field]: id, displayName, email })}\n`).join('');
}

describe.each(['csv', 'ndjson'] as const)('words in place of an id or a number in %s', (format) => {
  it.each(['id', 'customerNumber'] as const)('merge no one by the %s', async (field) => {
    const { dataDir, source } = await openTestStore();
    const file = importFile(fileOf(format, field), `customers.${format}`);
    const { output } = await runImport(dataDir, [file]);
    expect(output).toContain('13 new customers');
    expect(output).toContain(`11 values were left out: ${field} (11)`);
    const batches = await Array.fromAsync(source.walk({ filter: { kind: 'all' }, status: null }));
    const stored = batches.flat().map(({ customer }) => Customer.parse(JSON.parse(customer)));
    expect(new Set(stored.map(({ displayName }) => displayName))).toEqual(new Set(rows.map(([, name]) => name)));
    expect(stored.filter((one) => rows.some(([word]) => word === one[field]))).toMatchObject([{ displayName: 'Ned' }]);
    expect((await runImport(dataDir, [file])).output).toContain('0 new customers, 0 changed, 13 unchanged');
  });

  it('are named by a dry run', async () => {
    const { dataDir } = await openTestStore();
    const file = importFile(fileOf(format, 'id'), `customers.${format}`);
    const { output } = await runImport(dataDir, [file, '--dry-run']);
    expect(output).toMatch(/left out: id .*walk-in.* is in the rows of different people, so it identifies no one/);
    expect(output).toMatch(/left out: id .*unknown.* is a word for none, not an id or number/);
  });
});

describe('an id without a digit', () => {
  it('stays if it is in the rows of one customer', async () => {
    const { parsed } = await readImportFile(
      'id,email,City\nada,ada@example.org,Bern\nada,ADA@example.org,Basel\n0,b@example.org,\n',
    );
    expect(parsed).toMatchObject([{ upsert: { id: 'ada' } }, { upsert: { id: 'ada' } }, { upsert: { id: '0' } }]);
  });

  it.each([
    ['phones', 'id,phone\nX,+447700900181\nX,+447700900182\n'],
    ['names', 'id,name,email\nX,Ida,ida@example.org\nX,Olav,\n'],
  ])('identifies no one if the rows have different %s', async (_, file) => {
    const { parsed } = await readImportFile(file);
    expect(parsed[0]).toMatchObject({ leftOut: [{ column: 'id', value: 'X' }] });
  });

  it('does not identify a row that has nothing else', async () => {
    const { parsed } = await readImportFile('id,name\nwalk-in,Ida\nwalk-in,Olav\nunknown,Per\n');
    expect(parsed).toEqual([
      { reason: '"walk-in" is in the rows of different people, so it identifies no one' },
      { reason: '"walk-in" is in the rows of different people, so it identifies no one' },
      { reason: '"unknown" is a word for none, not an id or number' },
    ]);
  });
});
