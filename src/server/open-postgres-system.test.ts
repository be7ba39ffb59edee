import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { newDatabase } from '../testing/postgres/test-database.ts';
import { startPostgres } from '../testing/postgres/start-postgres.ts';
import { openPostgresSystem } from './database/postgres/open-postgres-system.ts';
import { SystemUnavailableError } from './errors/system-unavailable-error.ts';
import { openSystemStore } from './open-system-store.ts';
import type { SystemStore } from './system-store.ts';

const now = 1_900_000_000_000;

async function open(databaseUrl: string, requests = 3): Promise<SystemStore> {
  const store = await openSystemStore({
    dataDirectory: temporaryDirectory(),
    databaseUrl,
    limit: { requests, windowSeconds: 60 },
    as: 'server',
  });
  onTestFinished(() => store.close());
  return store;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('the system store in PostgreSQL', () => {
  it('is created once by several processes that start together, with one secret each', async () => {
    const url = await newDatabase();
    const stores = await Promise.all(Array.from({ length: 6 }, () => open(url)));
    const secrets = await Promise.all(stores.map((store) => store.cursorSecret()));
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
    expect(secrets[0]).toHaveLength(32);
  });

  it('limits a key exactly, whichever process its requests reach', async () => {
    const url = await newDatabase();
    const stores = await Promise.all([open(url, 100), open(url, 100), open(url, 100)]);
    const decisions = await Promise.all(
      stores.flatMap(({ limiter }) =>
        Array.from({ length: 100 }, (_, request) => limiter.decide('key', now + (request % 7))),
      ),
    );
    expect(decisions.filter(({ accepted }) => accepted)).toHaveLength(100);
    for (const { limiter } of stores) expect((await limiter.usage('key', now + 10)).used).toBe(100);
  });

  it('keeps one administrator, even if two processes remove the last two at the same moment', async () => {
    const url = await newDatabase();
    const [first, second] = await Promise.all([open(url), open(url)]);
    const add = (email: string) =>
      first.staff.add({ email, name: email, role: 'administrator', passwordHash: 'salt:hash' }, now);
    const people = [await add('a@staff.test'), await add('b@staff.test')];
    await Promise.allSettled([
      first.staff.setRole(people[0]?.id ?? '', 'viewer'),
      second.staff.setRole(people[1]?.id ?? '', 'viewer'),
    ]);
    expect((await first.staff.list()).filter(({ role }) => role === 'administrator')).toHaveLength(1);
  });

  it('says in one sentence why it cannot be opened, without the password', async () => {
    await expect(open('postgres://someone:secret-word@127.0.0.1:9/customers')).rejects.toThrow(
      /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED.*\.$/,
    );
    const url = await newDatabase();
    await open(url);
    await execute(url, 'UPDATE system.schema_version SET version = 1000');
    await expect(open(url)).rejects.toThrow(/was written by a later version of this product/);
  });

  it('survives a connection that ends between two statements of a transaction', async () => {
    const url = await newDatabase();
    const { database, close } = await openPostgresSystem(url);
    onTestFinished(close);
    await expect(
      database.transaction(async (queries) => {
        await queries.selectFrom('fact').selectAll().execute();
        await execute(
          url,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'",
        );
        // Long enough for the connection to notice.
        await wait(200);
        await queries.selectFrom('fact').selectAll().execute();
      }),
    ).rejects.toBeInstanceOf(SystemUnavailableError);
    expect(await database.read((queries) => queries.selectFrom('fact').selectAll().execute())).toEqual([]);
  });

  it('recovers in the same process when PostgreSQL has been away', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const store = await open(server.url);
    await store.staff.add({ email: 'a@staff.test', name: 'A', role: 'viewer', passwordHash: 'salt:hash' }, now);
    await server.pause();
    await expect(store.staff.list()).rejects.toBeInstanceOf(SystemUnavailableError);
    await expect(store.limiter.decide('key', now)).rejects.toBeInstanceOf(SystemUnavailableError);
    await server.resume();
    expect(await store.staff.list()).toHaveLength(1);
    expect((await store.limiter.decide('key', now)).accepted).toBe(true);
  });
});
