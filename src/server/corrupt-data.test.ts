import { closeSync, copyFileSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ListCustomersResponse } from '../contract/list/list-customers.ts';
import { errors } from '../contract/error-messages.ts';
import { buildCustomers } from '../testing/customers/build-customer.ts';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { withSystem } from '../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../testing/http/test-server.ts';
import { customersFile, customersJson } from './customers/sqlite/database/open-database.ts';
import { openSqliteCustomerWriter } from './customers/sqlite/open-sqlite-customers.ts';
import { findDamage } from './database/integrity/find-damage.ts';

/** A customers.db with free pages and trees of several levels. */
async function writeCustomers(dataDir: string): Promise<string> {
  const writer = openSqliteCustomerWriter({ dataDir });
  const parameters = { system_language: 'English' };
  await writer.write(
    buildCustomers(2000, () => ({ parameters })),
    0,
  );
  await writer.remove(Array.from({ length: 500 }, (_, index) => `id-${index + 1}`));
  await writer.setDemoState('none');
  await writer.close();
  return customersFile(dataDir);
}

function overwrite(path: string, offset: number, bytes: Uint8Array | string): void {
  const file = openSync(path, 'r+');
  writeSync(file, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 0, bytes.length, offset);
  closeSync(file);
}

/** Where the pages of a table or index are; `free` for the first page of the list of free ones. */
function pageOf(path: string, name: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const size = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  const page =
    name === 'free'
      ? readFileSync(path).readUInt32BE(32)
      : Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)?.['rootpage']);
  database.close();
  return (page - 1) * size;
}

const damageOf = (path: string, json = customersJson): string | undefined =>
  [...findDamage({ path, json })].find((found) => found !== null) ?? undefined;

describe('the check of a database', () => {
  it('finds nothing in a sound one', async () => {
    expect(damageOf(await writeCustomers(temporaryDirectory()))).toBeUndefined();
  });

  it.each([
    ['the schema', (path: string) => overwrite(path, 105, Buffer.alloc(40, 0xff))],
    ['a table', (path: string) => overwrite(path, pageOf(path, 'customers') + 3, Buffer.alloc(8, 0xff))],
    ['an index', (path: string) => overwrite(path, pageOf(path, 'sqlite_autoindex_customers_1'), Buffer.alloc(16))],
    [
      'a key of an index',
      (path: string) => {
        const key = readFileSync(path).lastIndexOf('CUST-001234');
        overwrite(path, key, 'CUST-991234');
      },
    ],
    ['postings', (path: string) => overwrite(path, pageOf(path, 'postings') + 8, Buffer.alloc(4, 0xee))],
    ['the search index', (path: string) => overwrite(path, pageOf(path, 'trigrams_active_data'), Buffer.alloc(64))],
    ['the free pages', (path: string) => overwrite(path, pageOf(path, 'free') + 4, Buffer.alloc(12, 0xff))],
    [
      'a row that is no JSON any more',
      (path: string) => overwrite(path, readFileSync(path).indexOf('"firstName":"First1999"'), '}'),
    ],
    ['the length of the file', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, -100_000))],
    ['the header', (path: string) => overwrite(path, 0, 'Not SQLite')],
  ])('finds damage in %s', async (_, damage) => {
    const path = await writeCustomers(temporaryDirectory());
    damage(path);
    expect(damageOf(path)).toEqual(expect.any(String));
  });

  it('reads what is still in the log, and survives a log that is damaged', async () => {
    const [from, to] = [temporaryDirectory(), temporaryDirectory()];
    const path = await writeCustomers(from);
    const writer = openSqliteCustomerWriter({ dataDir: from });
    await writer.write(buildCustomers(50), 1);
    for (const ending of ['', '-wal']) copyFileSync(path + ending, customersFile(to) + ending);
    await writer.close();
    // SQLite drops the commits from the first frame on whose checksum is wrong.
    overwrite(`${customersFile(to)}-wal`, Math.floor(statSync(`${customersFile(to)}-wal`).size / 2), Buffer.alloc(64));
    expect(damageOf(customersFile(to))).toBeUndefined();
  });
});

const ready = async ({ url }: TestServer): Promise<number> => (await fetch(`${url}/readyz`)).status;

describe('a server over damaged data', () => {
  it('never sends a row that is no JSON, is not ready from then on, and says so once', async () => {
    const dataDirectory = temporaryDirectory();
    const path = await writeCustomers(dataDirectory);
    const writer = new DatabaseSync(path);
    writer.exec(`UPDATE customers SET json = replace(json, '"firstName"', 'firstName') WHERE number = 'CUST-001990'`);
    writer.close();
    const server = await startTestServer({ dataDirectory, customers: 0 });
    onTestFinished(() => server.close());
    for (const [url, status] of [
      ['/api/v1/customers?limit=5', 200],
      ['/api/v1/customers?limit=50', 503],
      ['/api/v1/customers?search=first1990', 503],
      ['/api/v1/customers?parameterName=Language&limit=50', 503],
      ['/api/v1/customers/CUST-001990', 503],
      ['/api/v1/customers/CUST-001991', 200],
    ] as const) {
      const response = await server.request(url);
      expect([url, response.status, JSON.parse(await response.text())]).toMatchObject([url, status, {}]);
    }
    expect(await ready(server)).toBe(503);
    expect(
      server.log().match(/customers\.db is damaged \([^)\n]+\): stop the server and restore a backup\.\n/g),
    ).toHaveLength(1);
  });

  it('finds out by itself, and serves what is sound', { timeout: 150_000 }, async () => {
    const dataDirectory = temporaryDirectory();
    const path = await writeCustomers(dataDirectory);
    overwrite(path, pageOf(path, 'free') + 4, Buffer.alloc(12, 0xff));
    const server = await startTestServer({ dataDirectory, customers: 0 });
    onTestFinished(() => server.close());
    expect(await ready(server)).toBe(200);
    await vi.waitFor(async () => expect(await ready(server)).toBe(503), { timeout: 120_000, interval: 200 });
    const page = ListCustomersResponse.parse(await server.json('/api/v1/customers'));
    expect(page.data.length).toBeGreaterThan(0);
    expect(server.log()).toMatch(/^\S+customers\.db is damaged \([^\n]+\): stop the server and restore a backup\.$/m);
  });

  it('is not ready once a query has met damage in system.db', async () => {
    const dataDirectory = temporaryDirectory();
    const { secret } = await withSystem(dataDirectory, ({ keys }) => keys.add({ name: 'A key' }));
    const path = join(dataDirectory, 'system.db');
    overwrite(path, pageOf(path, 'api_key'), Buffer.alloc(64, 0xff));
    const server = await startTestServer({ dataDirectory, customers: 1 });
    onTestFinished(() => server.close());
    expect(await ready(server)).toBe(200);
    const response = await server.request('/api/v1/customers', {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect([response.status, JSON.parse(await response.text())]).toMatchObject([
      503,
      { error: errors.systemUnavailable },
    ]);
    expect(await ready(server)).toBe(503);
    expect(server.log()).toMatch(/system\.db is damaged \([^\n]+\): stop the server and restore a backup\.\n/);
  });
});
