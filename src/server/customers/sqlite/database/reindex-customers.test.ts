import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { customerNumbers } from '../../../../testing/customer-source-suite/list-all.ts';
import { openTestStore, temporaryDirectory, writeEarlierCustomers } from '../../../../testing/customers/test-store.ts';
import { customersFile, openForWriting } from './open-database.ts';

const isPrimary = true;
const base = {
  profilePhoto: null,
  source: null,
  totalOrders: null,
  totalSpent: null,
  averageOrderValue: null,
  lifetimeValue: null,
  lastOrderDate: null,
  lastActivityDate: null,
  createdAt: 1_700_000_000_000,
  updatedAt: 1_700_000_000_000,
};

/** Three customers with the search texts and contact hashes that the first version wrote. */
const earlier = [
  {
    position: 1_782_579_200_000_000_000n,
    status: 0,
    table: 'active',
    customer: {
      id: 'c-1',
      customerNumber: 'K-1',
      firstName: 'Orla',
      lastName: 'O’Dwyer',
      displayName: 'Orla O’Dwyer',
      emails: [{ address: 'orla@example.org', isPrimary }],
      phones: [
        { number: '+447700900181', isPrimary },
        { number: '020 7946 0181 x5', isPrimary: false },
      ],
      status: 'active',
    },
    text:
      '\n\u0001\u0001orla \u0001\u0001o’\u0001\u0001dwyer\n\u0001\u0001orla@\u0001\u0001example.\u0001\u0001org\n' +
      '\u0001\u0001\u0014\u0014\u0017\u0017\u0010\u0010\u0019\u0010\u0010\u0011\u0018\u0011\n' +
      '\u0001\u0001\u0010\u0017\u0017\u0010\u0010\u0019\u0010\u0010\u0011\u0018\u0011\n' +
      '\u0001\u0001\u0010\u0012\u0010\u0017\u0019\u0014\u0016\u0010\u0011\u0018\u0011\u0015\n' +
      '\u0001\u0001k-\u0001\u00011\n',
    contacts: [
      [-1_618_102_362, 0],
      [-1_532_446_853, -1_039_283_191],
      [1_384_310_782, -1_039_283_191],
    ],
  },
  {
    position: 1_782_579_200_001_048_576n,
    status: 2,
    table: 'banned',
    customer: {
      id: 'c-2',
      customerNumber: 'K-2',
      firstName: 'Ann–Marie',
      lastName: "O'Neil",
      displayName: "Ann–Marie O'Neil",
      emails: [],
      phones: [{ number: '+44 (0)20 7946 0958', isPrimary }],
      status: 'banned',
    },
    text:
      "\n\u0001\u0001ann–\u0001\u0001marie \u0001\u0001o'\u0001\u0001neil\n" +
      '\u0001\u0001\u0014\u0014\u0010\u0012\u0010\u0017\u0019\u0014\u0016\u0010\u0019\u0015\u0018\n' +
      '\u0001\u0001\u0010\u0012\u0010\u0017\u0019\u0014\u0016\u0010\u0019\u0015\u0018\n\u0001\u0001k-\u0001\u00012\n',
    contacts: [[-1_721_884_429, 1_726_897_202]],
  },
  {
    position: 1_782_579_200_002_097_152n,
    status: 1,
    table: 'inactive',
    customer: {
      id: 'c-3',
      customerNumber: 'K-3',
      firstName: 'Ida',
      lastName: 'Moss',
      displayName: 'Ida Moss',
      emails: [{ address: 'ida@example.org', isPrimary }],
      phones: [],
      status: 'inactive',
    },
    text:
      '\n\u0001\u0001ida \u0001\u0001moss\n' +
      '\u0001\u0001ida@\u0001\u0001example.\u0001\u0001org\n\u0001\u0001k-\u0001\u00013\n',
    contacts: [[768_681_604, 1_923_002_344]],
  },
] as const;

/** A database of the first version. `more` customers named O’Dwyer have only a search text beside their row. */
function earlierDatabase(more = 0): string {
  const dataDir = temporaryDirectory();
  writeEarlierCustomers(dataDir);
  const database = new DatabaseSync(customersFile(dataDir), { readBigInts: true });
  database.exec('BEGIN');
  for (const { position, status, table, customer, text, contacts } of earlier) {
    const { id, customerNumber } = customer;
    const json = JSON.stringify({ ...customer, ...base });
    database
      .prepare("INSERT INTO customers VALUES (?, ?, ?, ?, ?, '{}')")
      .run(position, status, id, customerNumber, json);
    database.prepare(`INSERT INTO folded_${table} VALUES (?, ?)`).run(position, text);
    database.prepare(`INSERT INTO trigrams_${table} (rowid, text) VALUES (?, ?)`).run(position, text);
    database.prepare('UPDATE counters SET value = value + 1 WHERE name = ?').run(table);
    for (const [contact, name] of contacts)
      database.prepare('INSERT INTO contacts VALUES (?, ?, ?)').run(contact, name, position);
  }
  const [{ customer, text }] = earlier;
  for (let at = 1; at <= more; at += 1) {
    const json = JSON.stringify({ ...customer, ...base, id: `m-${at}`, customerNumber: `M-${at}` });
    database.prepare("INSERT INTO customers VALUES (?, 0, ?, ?, ?, '{}')").run(at, `m-${at}`, `M-${at}`, json);
    database.prepare('INSERT INTO folded_active VALUES (?, ?)').run(at, text);
    database.prepare('INSERT INTO trigrams_active (rowid, text) VALUES (?, ?)').run(at, text);
  }
  database.prepare("UPDATE counters SET value = value + ? WHERE name = 'active'").run(more);
  database.exec('COMMIT');
  database.close();
  return dataDir;
}

describe('a database of an earlier version', () => {
  it.each([
    ["o'dwyer", ['K-1']],
    ['O’Dwyer, Orla', ['K-1']],
    ['020 7946 0181 ext. 5', ['K-1']],
    ['oneil', ['K-2']],
    ['ann-marie', ['K-2']],
    ['+44 20 7946 0958', ['K-2']],
    ['ida moss', ['K-3']],
    ['example.org', ['K-3', 'K-1']],
  ])('is searched for %j as a new one', async (text, found) => {
    const { source } = await openTestStore(earlierDatabase());
    expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toEqual(found);
  });

  it('is matched by contact and name as a new one, and keeps no old contact', async () => {
    const { dataDir, writer, customer } = await openTestStore(earlierDatabase());
    const emails = [{ address: 'orla@example.org', isPrimary }];
    const phones = [{ number: '+442079460958', isPrimary }];
    expect(
      await writer.write(
        [
          { displayName: "Orla O'Dwyer", emails },
          { displayName: 'Ann-Marie ONeil', phones },
        ],
        1,
      ),
    ).toMatchObject([{ customerNumber: 'K-1' }, { customerNumber: 'K-2' }]);
    expect(await customer('+44 20 7946 0958')).toMatchObject({ customerNumber: 'K-2' });
    await writer.remove(['c-1', 'c-2', 'c-3']);
    const database = openForWriting(dataDir);
    expect(database.prepare('SELECT count(*) AS rows FROM contacts').get()).toEqual({ rows: 0n });
    database.close();
  });

  it('tells how far it is, once, and not when nothing is left to do', () => {
    const dataDir = earlierDatabase(10_001);
    const progress: (readonly number[])[] = [];
    const onReindex = (done: number, total: number) => progress.push([done, total]);
    openForWriting(dataDir, { onReindex }).close();
    openForWriting(dataDir, { onReindex }).close();
    expect(progress).toEqual([5_000, 5_001, 5_001, 5_002, 10_002, 10_004].map((done) => [done, 10_004]));
  });

  it('keeps its old index when it is killed halfway, and begins again at the next start', async () => {
    const dataDir = earlierDatabase(10_001);
    const module = new URL('open-database.ts', import.meta.url).href;
    const script = `import { openForWriting } from ${JSON.stringify(module)};
      openForWriting(process.argv[1], { onReindex: () => process.kill(process.pid, 'SIGKILL') });`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script, dataDir]).signal).toBe('SIGKILL');
    const killed = new DatabaseSync(customersFile(dataDir));
    expect(killed.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(killed.prepare('SELECT DISTINCT text FROM folded_active').all()).toEqual([{ text: earlier[0].text }]);
    killed.close();
    const { source, dataDir: again } = await openTestStore(dataDir);
    expect(await source.summary({ filter: { kind: 'search', text: "o'dwyer" } })).toMatchObject({
      all: { count: 10_000, atLeast: true },
    });
    const database = openForWriting(again);
    expect(database.prepare("SELECT count(*) AS old FROM folded_active WHERE text LIKE '%’%'").get()).toEqual({
      old: 0n,
    });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });
});
