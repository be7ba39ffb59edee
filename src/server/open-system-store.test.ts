import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError } from './errors/startup-error.ts';
import { lockDataDirectory, createDataDirectory } from './database/data-directory.ts';
import { migrations } from './database/sqlite/migrations.ts';
import { openSystemStore } from './open-system-store.ts';
import { storageError } from './database/database-error-text.ts';
import { SystemUnavailableError } from './errors/system-unavailable-error.ts';
import type { SystemStore } from './system-store.ts';

let directory = '';
const opened: SystemStore[] = [];
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'system-store-')), 'data');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  rmSync(join(directory, '.'), { recursive: true });
});

async function open(as: 'server' | 'command' = 'server', requests = 3): Promise<SystemStore> {
  const store = await openSystemStore({ dataDirectory: directory, limit: { requests, windowSeconds: 60 }, as });
  opened.push(store);
  return store;
}

const now = 1_900_000_000_000;

describe('the system store', () => {
  it('can be read by its user only', async () => {
    await open();
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const file of ['system.db', 'system.db-wal', 'system.db-shm']) {
      expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o600);
    }
  });

  it('keeps one cursor secret of 32 bytes for every process', async () => {
    const secret = await (await open()).cursorSecret();
    expect(secret).toHaveLength(32);
    expect(await (await open('command')).cursorSecret()).toEqual(secret);
  });

  it('brings a database of the first version up to date and loses nothing', async () => {
    const first = await open();
    const { key } = await first.keys.add({ name: 'kept' });
    await first.close();
    const database = new DatabaseSync(join(directory, 'system.db'));
    const since = [
      'upstream_call',
      'upstream_wait',
      'known_parameter',
      'upstream_limit',
      'staff_session',
      'sso_identity',
      'pending_sign_in',
      'staff_totp',
      'one_time_link',
      'saved_view',
      'staff_preferences',
      'staff',
      'fact',
      'sign_in_attempt',
      'activity',
      'used_code',
    ];
    database.exec(
      `${since.map((table) => `DROP TABLE ${table};`).join('')} ALTER TABLE api_key DROP COLUMN scopes;
       ALTER TABLE api_key DROP COLUMN created_by;
       ALTER TABLE accepted_request DROP COLUMN requests;
       ALTER TABLE accepted_request RENAME COLUMN subject TO key_id;
       PRAGMA user_version = 1`,
    );
    database.close();
    const store = await open();
    expect((await store.keys.list()).map(({ id, scopes }) => [id, scopes])).toEqual([[key.id, ['customers:read']]]);
    const counted = { subject: 'tiquo', at: now, requests: 2 };
    await store.upstream('tiquo').requests.add(counted);
    expect(await store.upstream('tiquo').requests.since(0, Infinity)).toEqual([counted]);
  });

  it('loses no request while another process writes for a moment, and rejects when that takes longer', async () => {
    const { requests } = (await open()).upstream('tiquo');
    const counted = { subject: 'tiquo', at: now, requests: 1 };
    const writer = new DatabaseSync(join(directory, 'system.db'));
    writer.exec('BEGIN IMMEDIATE');
    const added = requests.add(counted);
    writer.exec('COMMIT');
    await added;
    writer.exec('BEGIN IMMEDIATE');
    await expect(requests.add({ ...counted, at: now + 1 })).rejects.toBeInstanceOf(SystemUnavailableError);
    writer.close();
    expect(await requests.since(0, Infinity)).toEqual([counted]);
  });

  it('stops at a database of a newer version with one sentence and leaves it as it is', async () => {
    await (await open()).close();
    const database = new DatabaseSync(join(directory, 'system.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(join(directory, 'system.db'));
    await expect(open()).rejects.toThrow(StartupError);
    await expect(open()).rejects.toThrow(/^\S+system\.db was written by a newer version of this program \([^\n]+\.$/);
    expect(readFileSync(join(directory, 'system.db'))).toEqual(before);
  });

  it.each([
    ['has other tables', 'CREATE TABLE theirs (x)'],
    ['numbers its schema too', 'CREATE TABLE theirs (x); PRAGMA user_version = 1'],
    ['has a table of the same name', 'CREATE TABLE api_key (x)'],
  ])('stops at a database of another program that %s, and leaves it as it is', async (_, sql) => {
    mkdirSync(directory);
    const path = join(directory, 'system.db');
    const theirs = new DatabaseSync(path);
    theirs.exec(sql);
    theirs.close();
    const before = readFileSync(path);
    await expect(open()).rejects.toThrow(new RegExp(`^${path} belongs to another program: `));
    expect(readFileSync(path)).toEqual(before);
  });

  it('says in one sentence what is wrong with a data directory', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'system.db'), 'this is no database at all, whatever its name says');
    const errorTextOf = async (action: () => unknown): Promise<string | undefined> => {
      try {
        await action();
        return undefined;
      } catch (error) {
        return storageError(error, 'DIR')?.message;
      }
    };
    expect(await errorTextOf(() => open())).toBe(
      `${join(directory, 'system.db')} is not a database: move it away and restore system.db from a backup.`,
    );
    expect(await errorTextOf(() => createDataDirectory(join(directory, 'system.db', 'below')))).toBe(
      'The data directory DIR is not a directory.',
    );
    expect(await errorTextOf(() => createDataDirectory('/proc/nowhere'))).toBe(
      'The data directory DIR cannot be created.',
    );
    expect(storageError(new TypeError('a defect'), 'DIR')).toBeNull();
  });

  it('lets one server at a time use a data directory', () => {
    createDataDirectory(directory);
    const release = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(
      /^Another server is already running on the data directory \S+\.$/,
    );
    release();
    lockDataDirectory(directory)();
  });

  it('keeps the tables of an earlier version while a server may be using them', async () => {
    createDataDirectory(directory);
    const earlier = new DatabaseSync(join(directory, 'system.db'));
    earlier.exec(`${migrations[0]}; PRAGMA user_version = 1`);
    const version = (): unknown => earlier.prepare('PRAGMA user_version').get()?.['user_version'];
    const release = lockDataDirectory(directory);
    await expect(open('command')).rejects.toThrow(
      /^The server that runs on the data directory \S+ is of an earlier version\. Restart it, then try again\.$/,
    );
    expect(version()).toBe(1);
    release();
    await (await open('command')).close();
    expect(version()).toBe(migrations.length);
    lockDataDirectory(directory)();
    earlier.close();
  });
});

describe('API keys', () => {
  it('know their secret, which is nowhere in the files', async () => {
    const store = await open();
    const { key, secret } = await store.keys.add({ name: 'Bench' });
    expect(await store.keys.verify(secret)).toMatchObject({ id: key.id, name: 'Bench', revokedAt: null });
    await store.close();
    expect(readFileSync(join(directory, 'system.db')).includes(secret.slice(15))).toBe(false);
  });

  it('refuse any other secret, of whatever form', async () => {
    const { keys } = await open();
    const { secret } = await keys.add({ name: 'One' });
    const { secret: other } = await keys.add({ name: 'Two' });
    const mixed = secret.slice(0, 14) + other.slice(14);
    for (const wrong of [
      mixed,
      secret.slice(0, -1),
      `${secret}A`,
      secret.toUpperCase(),
      '',
      'ck_',
      'é',
      '\0',
      'x'.repeat(9999),
    ]) {
      expect(await keys.verify(wrong)).toBeNull();
    }
  });

  it('are revoked for every process, and only once', async () => {
    const server = await open();
    const { key, secret } = await server.keys.add({ name: 'One' });
    const command = await open('command');
    expect(await command.keys.revoke(key.id)).toBe(true);
    expect(await server.keys.verify(secret)).toBeNull();
    expect(await command.keys.revoke(key.id)).toBe(false);
    expect(await command.keys.revoke('stranger')).toBe(false);
    expect((await server.keys.list())[0]?.revokedAt).toBeTypeOf('number');
  });

  it('note when they were last used', async () => {
    const { keys } = await open();
    const { secret } = await keys.add({ name: 'One' });
    expect((await keys.list())[0]?.lastUsedAt).toBeNull();
    await keys.verify(secret);
    expect((await keys.list())[0]?.lastUsedAt).toBeTypeOf('number');
  });
});

describe('the limiter', () => {
  it('counts each key for itself and remembers over a restart', async () => {
    const first = await open();
    for (const remaining of [2, 1, 0])
      expect(await first.limiter.decide('a', now)).toMatchObject({ accepted: true, remaining });
    expect(await first.limiter.decide('a', now)).toMatchObject({
      accepted: false,
      retryAfter: 60,
      resetAt: now / 1000 + 60,
    });
    expect((await first.limiter.decide('b', now)).remaining).toBe(2);
    await first.close();
    const database = new DatabaseSync(join(directory, 'system.db'));
    database.prepare('UPDATE accepted_request SET at = ?').run(Date.now());
    database.close();
    const second = await open();
    expect((await second.limiter.decide('a', Date.now())).accepted).toBe(false);
    expect((await second.limiter.decide('b', Date.now())).remaining).toBe(1);
  });

  it('no longer counts what was given back, not even after a restart', async () => {
    const first = await open();
    const at = Date.now();
    for (const time of [at, at, at + 1]) await first.limiter.decide('a', time);
    await first.limiter.giveBack('a', at);
    expect((await first.limiter.usage('a', at + 1)).remaining).toBe(1);
    await first.close();
    expect((await (await open()).limiter.usage('a', at + 1)).remaining).toBe(1);
  });

  it('accepts exactly the limit of requests that come at the same time', async () => {
    const { limiter } = await open('server', 100);
    const decisions = await Promise.all(Array.from({ length: 500 }, () => limiter.decide('a', now)));
    expect(decisions.filter(({ accepted }) => accepted)).toHaveLength(100);
  });

  it('deletes what has left the window', async () => {
    const { limiter } = await open('server', 100_000);
    for (let request = 0; request < 3000; request += 1) await limiter.decide('a', now + request * 1000);
    await new Promise(setImmediate);
    const database = new DatabaseSync(join(directory, 'system.db'), { readOnly: true });
    expect(
      Number(database.prepare('SELECT count(*) AS rows FROM accepted_request').get()?.['rows']),
    ).toBeLessThanOrEqual(1100);
    database.close();
  });

  it('refuses as unavailable while another process holds the database, counts nothing then, and recovers', async () => {
    const { limiter } = await open();
    const holder = new DatabaseSync(join(directory, 'system.db'));
    holder.exec('BEGIN IMMEDIATE');
    await expect(limiter.decide('a', now)).rejects.toThrow(SystemUnavailableError);
    holder.exec('ROLLBACK');
    expect(await limiter.decide('a', now)).toMatchObject({ accepted: true, remaining: 2 });
    holder.close();
  });

  it('waits for a short write of another process', async () => {
    const { limiter } = await open();
    const holder = new DatabaseSync(join(directory, 'system.db'));
    holder.exec('BEGIN IMMEDIATE');
    const taken = limiter.decide('a', now);
    holder.exec('COMMIT');
    expect(await taken).toMatchObject({ accepted: true, remaining: 2 });
    holder.close();
  });
});
