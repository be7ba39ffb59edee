import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDemoCustomers } from '../../customers/demo/create-demo-customers.ts';
import type { Customer } from '../../../contract/customer.ts';
import type { CustomerUpsert } from '../../customers/model/customer-upsert.ts';
import { buildCustomer } from '../../../testing/customers/build-customer.ts';
import { openTestStore, temporaryDirectory, type TestStore } from '../../../testing/customers/test-store.ts';
import { signedInCookie, withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { readConfig } from '../../config/config.ts';
import { runImportCommand } from '../../customers/import/command/import-command.ts';
import { runExportCommand } from './export-command.ts';

async function exported(store: TestStore, name: string, ...options: readonly string[]) {
  const file = join(temporaryDirectory(), name);
  const lines: string[] = [];
  await runExportCommand(readConfig({ DATA_DIR: store.dataDir }), [file, ...options], (line) => lines.push(line));
  return { file, text: readFileSync(file, 'utf8'), lines };
}

async function importInto(dataDir: string, file: string): Promise<void> {
  await runImportCommand(readConfig({ DATA_DIR: dataDir }), [file], () => {}, { update: () => {}, stop: () => {} });
}

const everything = { search: '', person: null, action: 'customers-exported', after: null, since: 0 } as const;

const hostile: readonly CustomerUpsert[] = [
  buildCustomer(1, { displayName: '=HYPERLINK("http://x")', totalSpent: -12.5 }),
  buildCustomer(2, { firstName: '+1', lastName: '@SUM(A1)', source: '-2+3' }),
  buildCustomer(3, { displayName: 'a;=b\n=c', phones: [{ number: '+447700900181', isPrimary: true }] }),
  buildCustomer(4, { displayName: 'Zoë “Z” 李\t=1+1', emails: [] }),
];

describe('npm run export', () => {
  it('writes CSV that spreadsheets run nothing of, with a byte order mark, for this user only', async () => {
    const store = await openTestStore();
    await store.writer.write(hostile, 0);
    const { file, text, lines } = await exported(store, 'all.csv');
    expect(lines).toEqual([`Exported 4 customers to ${file}.`]);
    expect(text.startsWith('\uFEFFid,customerNumber,firstName,')).toBe(true);
    expect(text).toContain('"\'=HYPERLINK(""http://x"")"');
    expect(text).toContain(',-12.5,');
    expect(text).toContain(',+447700900181,');
    expect(text).not.toMatch(/(?:^|[,;\t\n"])[=@]/m);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(['all.csv']);
  });

  it('is noted in Activity, once there is one', async () => {
    const store = await openTestStore();
    await store.writer.write([buildCustomer(1)], 0);
    await exported(store, 'before.csv');
    await signedInCookie(store.dataDir);
    await exported(store, 'all.csv', '--status', 'active', '--filter', 'email:set');
    const noted = await withSystem(store.dataDir, ({ activity }) => activity.page(everything, 5));
    expect(noted.map(({ person, subject }) => `${person?.name}: ${subject}`)).toEqual([
      'Command line: 1 customer as CSV · active · Email: set',
    ]);
  });

  it('writes the columns and the customers that were asked for, in order', async () => {
    const store = await openTestStore();
    await store.writer.defineParameter({ id: 'tier', name: 'Loyalty Tier', type: 'select' });
    await store.writer.write(
      [5, 90, 20].map((lifetimeValue, at) =>
        buildCustomer(at + 1, { lifetimeValue, parameters: { tier: at === 0 ? 'Silver' : 'Gold' } }),
      ),
      0,
    );
    const options = [
      '--filter',
      'tier:is:Gold',
      '--sort',
      '-lifetimeValue',
      '--columns',
      'customer,tier,lifetimeValue',
    ];
    const { text } = await exported(store, 'gold.csv', ...options);
    expect(text).toBe(
      '\uFEFFCustomer number,Name,Loyalty Tier,Lifetime value\n' +
        'CUST-000002,First2 Last2,Gold,90\nCUST-000003,First3 Last3,Gold,20\n',
    );
  });

  it.each([
    [['--filter', 'nothing:is:x'], 'Unknown filter field: nothing.'],
    [['--status', 'gone'], "The 'status' parameter must be one of: active, inactive, banned."],
    [['--sort', 'age'], /must be one of: createdAt/],
    [['--what'], /Unknown option '--what'/],
  ])('refuses %j with a sentence, and leaves no file', async (options, sentence) => {
    const store = await openTestStore();
    const file = join(temporaryDirectory(), 'x.csv');
    await expect(
      runExportCommand(readConfig({ DATA_DIR: store.dataDir }), [file, ...options], () => {}),
    ).rejects.toThrow(sentence);
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('never replaces a file', async () => {
    const store = await openTestStore();
    const file = join(temporaryDirectory(), 'x.csv');
    writeFileSync(file, 'mine');
    await expect(runExportCommand(readConfig({ DATA_DIR: store.dataDir }), [file], () => {})).rejects.toThrow(
      'exists already',
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each(['all.csv', 'all.ndjson'])('gives the same customers when it is imported again: %s', async (name) => {
    const store = await openTestStore();
    await createDemoCustomers({ writer: store.writer, count: 1_500 });
    await store.writer.write(
      hostile.map((one) => ({ ...one, id: `x-${one.id}`, customerNumber: `X-${one.id}` })),
      0,
    );
    const { file } = await exported(store, name);
    const copy = await openTestStore();
    await importInto(copy.dataDir, file);
    const idsByName = new Map((await copy.source.parameters()).map((one) => [one.name, one]));
    const originals = await store.source.parameters();
    // CSV has no types: an import infers them, and takes a text that recurs for a select.
    const isTyped = name.endsWith('.ndjson');
    for (const { name: parameter, type, customers } of originals.filter(({ customers: count }) => (count ?? 0) > 0))
      expect(idsByName.get(parameter), parameter).toMatchObject(isTyped ? { type, customers } : { customers });
    const plain = async ({ source }: TestStore): Promise<readonly Customer[]> => {
      const include = (await source.parameters()).map(({ id }) => id);
      const listed = await listAll(source, { limit: 100, include });
      return listed.map(({ parameters = [], ...customer }) => ({
        ...customer,
        parameters: parameters
          .map(({ name: id, type, value }) => ({ id, name: id, type: isTyped ? type : ('text' as const), value }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      }));
    };
    expect(await plain(copy)).toEqual(await plain(store));
  });
});
