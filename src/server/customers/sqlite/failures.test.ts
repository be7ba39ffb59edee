import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { buildCustomer, buildCustomers } from '../../../testing/customers/build-customer.ts';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { customerNumbers } from '../../../testing/customer-source-suite/list-all.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { customersFile, openForWriting } from './database/open-database.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './open-sqlite-customers.ts';
import { SqliteCustomerWriter } from './sqlite-customer-writer.ts';

describe('opening the embedded store', () => {
  const refusal = (dataDir: string): unknown => {
    try {
      openSqliteCustomers({ dataDir });
      return null;
    } catch (error) {
      return error;
    }
  };

  it('creates a directory that only its owner can enter, and reopens it', async () => {
    const dataDir = join(temporaryDirectory(), 'new', 'data');
    const { writer } = await openTestStore(dataDir);
    await writer.write([buildCustomer(1)], 0);
    const again = openSqliteCustomers({ dataDir });
    expect(await customerNumbers(again)).toEqual(['CUST-000001']);
    await again.close();
  });

  it('refuses a database of a newer version and leaves it unchanged', () => {
    const dataDir = temporaryDirectory();
    openForWriting(dataDir).close();
    const newer = new DatabaseSync(customersFile(dataDir));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(refusal(dataDir)).toMatchObject({ name: 'StartupError', message: expect.stringContaining('newer version') });
    const kept = new DatabaseSync(customersFile(dataDir));
    expect(kept.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    kept.close();
  });

  it('refuses a file that is not a database, and one of another program', () => {
    const noise = temporaryDirectory();
    writeFileSync(
      customersFile(noise),
      'not a database, but longer than a header of one hundred bytes would be. '.repeat(20),
    );
    expect(refusal(noise)).toBeInstanceOf(StartupError);
    const foreign = temporaryDirectory();
    const other = new DatabaseSync(customersFile(foreign));
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    expect(refusal(foreign)).toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('another program'),
    });
  });

  it('refuses a data directory that is a file', () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(refusal(file)).toBeInstanceOf(StartupError);
  });

  // Not even root may write there.
  it('refuses a data directory without write permission', () => {
    expect(refusal('/sys')).toBeInstanceOf(StartupError);
  });
});

describe('a full disk', () => {
  it('fails the whole batch, keeps what was acknowledged, and continues once there is room', async () => {
    const dataDir = temporaryDirectory();
    const database = openForWriting(dataDir);
    const writer = new SqliteCustomerWriter(database);
    await writer.write(buildCustomers(50), 0);
    const pages = database.prepare('PRAGMA page_count').get()?.['page_count'];
    database.exec(`PRAGMA max_page_count = ${String(pages)}`);
    const more = buildCustomers(2000, () => ({ parameters: { system_language: 'English' } }));
    await expect(writer.write(more, 1)).rejects.toBeInstanceOf(SourceUnavailableError);

    const source = openSqliteCustomers({ dataDir });
    expect(await source.summary({ filter: { kind: 'all' } })).toMatchObject({ all: { count: 50 } });
    expect((await source.parameters()).find(({ id }) => id === 'system_language')?.customers).toBe(0);

    database.exec('PRAGMA max_page_count = 1000000');
    expect((await writer.write(more, 2)).filter(({ kind }) => kind === 'rejected')).toEqual([]);
    expect(await source.summary({ filter: { kind: 'search', text: 'last' } })).toMatchObject({ all: { count: 2000 } });
    expect((await source.parameters()).find(({ id }) => id === 'system_language')?.customers).toBe(2000);
    await source.close();
    await writer.close();
  });
});

describe('another process', () => {
  it('makes the store unavailable while it locks the database, without waiting, and only as long', async () => {
    const dataDir = temporaryDirectory();
    const writer = openSqliteCustomerWriter({ dataDir, timeoutMs: 0 });
    await writer.write(buildCustomers(3), 0);
    await writer.close();
    const source = openSqliteCustomers({ dataDir });
    expect(await customerNumbers(source)).toHaveLength(3);

    const other = new DatabaseSync(customersFile(dataDir), { timeout: 0 });
    other.exec('BEGIN IMMEDIATE');
    const late = openSqliteCustomerWriter({ dataDir, timeoutMs: 0 });
    await expect(late.write([buildCustomer(4)], 0)).rejects.toBeInstanceOf(SourceUnavailableError);
    expect(await customerNumbers(source)).toHaveLength(3);
    other.exec('ROLLBACK');
    expect(await late.write([buildCustomer(4)], 0)).toMatchObject([{ kind: 'created' }]);
    expect(await customerNumbers(source)).toHaveLength(4);
    other.close();
    await late.close();
    await source.close();
  });

  it('adds parameters and customers that show without reopening the store', async () => {
    const { source, writer } = await openTestStore();
    expect(await source.findParameter({ name: 'Tier' })).toBeNull();
    const tier = await writer.defineParameter({ name: 'Tier', type: 'select' });
    await writer.write([buildCustomer(1, { parameters: { [tier.id]: 'Gold' } })], 0);
    expect(await source.findParameter({ name: 'Tier' })).toEqual(tier);
    expect(await source.summary({ filter: { kind: 'parameter', parameterId: tier.id, value: 'Gold' } })).toMatchObject({
      all: { count: 1 },
    });
  });

  it('can write in turns with this one, and neither trusts its caches', async () => {
    const { dataDir, source, writer } = await openTestStore();
    const second = openSqliteCustomerWriter({ dataDir });
    const row = (index: number) => ({
      emails: [{ address: `p${index}@x.org`, isPrimary: true }],
      parameters: { system_source: `s${index % 2}` },
    });
    for (let index = 0; index < 6; index += 1) {
      await (index % 2 === 0 ? writer : second).write([row(index)], index);
    }
    expect(await customerNumbers(source)).toEqual([
      'CUST-000006',
      'CUST-000005',
      'CUST-000004',
      'CUST-000003',
      'CUST-000002',
      'CUST-000001',
    ]);
    expect(
      await source.summary({ filter: { kind: 'parameter', parameterId: 'system_source', value: 's1' } }),
    ).toMatchObject({
      all: { count: 3 },
    });
    await second.close();
  });
});

describe('positions in the list', () => {
  it('are full when a millisecond is, and its next customer is rejected', async () => {
    const dataDir = temporaryDirectory();
    const database = openForWriting(dataDir);
    const writer = new SqliteCustomerWriter(database);
    await writer.write([buildCustomer(1, { createdAt: 5 })], 0);
    database.exec('UPDATE customers SET position = 5 * 1048576 + 1048575');
    const [full, other] = await writer.write(
      [buildCustomer(2, { createdAt: 5 }), buildCustomer(3, { createdAt: 6 })],
      0,
    );
    expect(full).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('share this createdAt') });
    expect(other).toMatchObject({ kind: 'created' });
    await writer.close();
  });
});
