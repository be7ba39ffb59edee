import { describe, expect, it } from 'vitest';
import { Customer } from '../../../contract/customer.ts';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';

/** Imports files one after the other and returns the names in the store, sorted. */
async function namesAfter(...files: readonly string[]): Promise<readonly string[]> {
  const { dataDir, source } = await openTestStore();
  for (const file of files) {
    const name = file.startsWith('{') ? 'customers.ndjson' : 'customers.csv';
    expect(await runImport(dataDir, [importFile(file, name)])).toMatchObject({ code: 0 });
  }
  const batches = await Array.fromAsync(source.walk({ filter: { kind: 'all' }, status: null }));
  return batches
    .flat()
    .map(({ customer }) => Customer.parse(JSON.parse(customer)).displayName ?? 'no name')
    .toSorted();
}

const header = 'Email,First Name,Last Name\n';
const first = `${header}ida.moss@example.org,,\nolav.krogh@example.org,Olav,Krogh\n`;

describe('the same customer in two imports', () => {
  it('has a name now, and another last name', async () => {
    const second = `${header}ida.moss@example.org,Ida,Moss\nolav.krogh@example.org,Olav,Krogh-Lien\n`;
    expect(await namesAfter(first, second)).toEqual(['Ida Moss', 'Olav Krogh-Lien']);
    expect(await namesAfter(first, second, second)).toEqual(['Ida Moss', 'Olav Krogh-Lien']);
  });

  it('has no name any more, and keeps the one it had', async () => {
    expect(await namesAfter(first, `${header}OLAV.KROGH@EXAMPLE.ORG,,\n`)).toEqual(['Olav Krogh', 'no name']);
  });

  it('is also found in NDJSON', async () => {
    const second =
      '{"email":"Ida.Moss@example.org","displayName":"Ida Moss"}\n' +
      '{"email":"olav.krogh@example.org","firstName":"Ole"}\n';
    expect(await namesAfter(first, second)).toEqual(['Ida Moss', 'Ole Krogh']);
  });

  it('is not one of several rows that share an email', async () => {
    const family = `${header}olav.krogh@example.org,Per,Krogh\nmailto:Olav.Krogh@example.org,Kari,Krogh\n`;
    expect(await namesAfter(first, family)).toEqual(['Kari Krogh', 'Olav Krogh', 'Per Krogh', 'no name']);
    expect(await namesAfter(first, family, `${header}olav.krogh@example.org,Siv,Krogh\n`)).toEqual([
      'Kari Krogh',
      'Olav Krogh',
      'Per Krogh',
      'Siv Krogh',
      'no name',
    ]);
  });

  it('is not one of several rows far apart in a long file', async () => {
    const rows = Array.from({ length: 10_500 }, (_, at) => `p${at}@example.org,Pia,Lund\n`).join('');
    const family = `${header}olav.krogh@example.org,Per,Krogh\n${rows}olav.krogh@example.org,Kari,Krogh\n`;
    const names = await namesAfter(first, family);
    expect(names).toHaveLength(10_504);
    expect(names).toEqual(expect.arrayContaining(['Olav Krogh', 'Per Krogh', 'Kari Krogh']));
  });
});

describe('the same customer in one file', () => {
  it('is found by an email without a name', async () => {
    expect(await namesAfter(`${header}ida@example.org,,\nida@example.org,Ida,Moss\nida@example.org,,\n`)).toEqual([
      'Ida Moss',
    ]);
  });

  it('is two customers where two names share an email', async () => {
    expect(await namesAfter(`${header}ida@example.org,Ida,Moss\nida@example.org,Per,Moss\n`)).toEqual([
      'Ida Moss',
      'Per Moss',
    ]);
  });
});

describe('a phone that two files have', () => {
  it.each([
    ['csv', 'Email,Phone\nida@example.org,07700 900181\nolav@example.org,07700 900189\n'],
    [
      'ndjson',
      '{"email":"ida@example.org","phone":"07700 900181"}\n{"email":"olav@example.org","phone":"07700 900189"}\n',
    ],
  ])('keeps its country when a %s file names none', async (ending, second) => {
    const store = await openTestStore();
    const months = ['Email,Phone\nida@example.org,+447700900181\nolav@example.org,+447700900182\n', second];
    for (const [at, file] of months.entries())
      await runImport(store.dataDir, [importFile(file, at === 0 ? 'first.csv' : `second.${ending}`)]);
    expect(await store.customer('ida@example.org')).toMatchObject({ phone: '+447700900181' });
    expect(await store.customer('olav@example.org')).toMatchObject({ phone: '07700 900189' });
  });
});

describe('customers without a name who share a phone', () => {
  const office = 'Email,Phone\nanna@office.example,+44 20 7946 0333\ncarl@office.example,+44 20 7946 0333\n';

  it('are several where each has an email, in one file and in two', async () => {
    const [heading, anna, carl] = office.split('\n');
    expect(await namesAfter(office)).toEqual(['no name', 'no name']);
    expect(await namesAfter(office, office)).toEqual(['no name', 'no name']);
    expect(await namesAfter(`${heading}\n${anna}\n`, `${heading}\n${carl}\n`)).toEqual(['no name', 'no name']);
  });

  it('are one where only the phone is known, or an email is new', async () => {
    expect(await namesAfter('Phone\n+44 20 7946 0333\n', `${office.split('\n').slice(0, 2).join('\n')}\n`)).toEqual([
      'no name',
    ]);
  });

  it('are not known by what is left of a hidden phone', async () => {
    const hidden = 'Email,Phone\nn****h@shop.example,******0101\nida@shop.example,******0101\n';
    const { dataDir, source } = await openTestStore();
    await runImport(dataDir, [importFile(hidden)]);
    const found = (await Array.fromAsync(source.walk({ filter: { kind: 'all' }, status: null }))).flat();
    expect(found.map(({ customer }) => Customer.parse(JSON.parse(customer)))).toMatchObject([
      { emails: [{ address: 'ida@shop.example' }], phones: [] },
    ]);
  });
});
