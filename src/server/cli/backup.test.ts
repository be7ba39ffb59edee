import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildCustomers } from '../../testing/customers/build-customer.ts';
import { compileCache } from '../../testing/compile-cache.ts';
import { importFile, spawnImport } from '../../testing/customers/import-run.ts';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { serving, startProcess } from '../../testing/http/server-process.ts';
import { signedInCookie, withSystem } from '../../testing/http/signed-in-cookie.ts';
import { isFullScale, scaled } from '../../testing/test-scale.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from '../customers/sqlite/open-sqlite-customers.ts';

interface BackupRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs `npm run backup` in a process of its own, as `limit` allows. */
function backUp(dataDirectory: string, args: readonly string[], limit = ''): Promise<BackupRun> {
  const words = ['-c', `${limit} exec "$0" "$@"`, process.execPath, 'src/server/cli/backup.ts', ...args];
  return new Promise((resolve) => {
    const child = execFile(
      '/bin/sh',
      words,
      { env: { DATA_DIR: dataDirectory, NODE_COMPILE_CACHE: compileCache } },
      (_, output, errors) => resolve({ code: child.exitCode, output, errors }),
    );
  });
}

async function customersIn(dataDirectory: string): Promise<number> {
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  const count = (await source.summary({ filter: { kind: 'all' } })).all?.count ?? 0;
  await source.close();
  return count;
}

const everythingIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted();

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

let directory = '';
let data = '';
beforeEach(async () => {
  directory = temporaryDirectory();
  data = join(directory, 'data');
  await signedInCookie(data);
  const writer = openSqliteCustomerWriter({ dataDir: data });
  await writer.write(buildCustomers(20), 0);
  await writer.setDemoState('none');
  await writer.close();
});

describe('npm run backup', () => {
  it('copies both databases for this user only, and says so', async () => {
    const target = join(directory, 'backup');
    // As a shell completes it.
    expect(await backUp(data, [`${target}/`])).toEqual({
      code: 0,
      output: `Backed up into ${target}/: customers.db and system.db.\n`,
      errors: '',
    });
    expect(readdirSync(target).toSorted()).toEqual(['customers.db', 'system.db']);
    expect([target, join(target, 'customers.db'), join(target, 'system.db')].map(modeOf)).toEqual([
      '700',
      '600',
      '600',
    ]);
    expect(readdirSync(directory).toSorted()).toEqual(['backup', 'data']);
  });

  it.each([
    [
      'a directory that exists',
      (): string => (mkdirSync(join(directory, 'x')), 'x'),
      /^\S+x already exists: name a new/,
    ],
    ['a file that exists', (): string => (writeFileSync(join(directory, 'x'), 'mine'), 'x'), /^\S+x already exists: /],
    ['a missing parent', (): string => 'none/x', /^There is no directory \S+none for the backup: create it first\.$/],
    [
      'a parent that is a file',
      (): string => (writeFileSync(join(directory, 'f'), ''), 'f/x'),
      /^The backup \S+ is not a directory\.$/,
    ],
    ['a name that is too long', (): string => 'x'.repeat(300), /^The backup \S+ has too long a name\.$/],
    ['a place that takes no files', (): string => '/proc/x', /^The backup \/proc\/x cannot be created\.$/],
  ])('stops with one sentence at %s', async (_, name, sentence) => {
    const target = name();
    const before = everythingIn(directory);
    const { code, output, errors } = await backUp(data, [target.startsWith('/') ? target : join(directory, target)]);
    expect([code, output, errors.trimEnd()]).toEqual([1, '', expect.stringMatching(sentence)]);
    expect(everythingIn(directory)).toEqual(before);
  });

  it('stops where there is no data, and creates nothing', async () => {
    const nowhere = join(directory, 'nowhere');
    expect(await backUp(nowhere, [join(directory, 'backup')])).toMatchObject({
      code: 1,
      errors: `${nowhere} has no data to back up. Set DATA_DIR to the server's data directory.\n`,
    });
    expect(readdirSync(directory)).toEqual(['data']);
  });

  it('leaves nothing of a backup that has no room', async () => {
    const { code, errors } = await backUp(data, [join(directory, 'backup')], 'ulimit -f 128;');
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^The backup \S+ is on a (?:failing or )?full disk\.\n$/),
    ]);
    expect(readdirSync(directory)).toEqual(['data']);
  });

  it('leaves nothing of a backup of damaged data', async () => {
    const database = new DatabaseSync(join(data, 'customers.db'));
    database.exec(`UPDATE customers SET json = 'x' WHERE number = 'CUST-000003'`);
    database.close();
    expect(await backUp(data, [join(directory, 'backup')])).toMatchObject({
      code: 1,
      errors: expect.stringMatching(
        /^\S+customers\.db is damaged \([^\n]+\) and was not backed up: restore an earlier/,
      ),
    });
    expect(readdirSync(directory)).toEqual(['data']);
  });

  it('prints its usage without a directory', async () => {
    for (const args of [[], ['--wrong'], ['a', 'b']])
      expect(await backUp(data, args)).toMatchObject({
        code: 1,
        errors: 'Usage: npm run backup -- FILE (--help says more)\n',
      });
  });
});

it(
  'is whole while an import and sign-ins go on, and serves once it was copied back',
  { timeout: 180_000 },
  async () => {
    const server = startProcess({ DATA_DIR: data });
    await serving(server);
    const rows = Array.from({ length: scaled(20_000, 60_000) }, (_, row) => `r${row}@example.com,Row ${row}`);
    const running = new Set(['import']);
    const imported = spawnImport(data, [importFile(`Email,First Name\n${rows.join('\n')}\n`)]).finally(() => {
      running.clear();
    });
    let staff = 1;
    const backups: { readonly target: string; readonly customers: number; readonly staff: number }[] = [];
    const signIns = (async () => {
      while (running.size > 0) {
        await signedInCookie(data);
        staff += 1;
        await wait(5);
      }
    })();
    do {
      const target = join(directory, `backup-${backups.length}`);
      const before = { target, customers: await customersIn(data), staff };
      expect(await backUp(data, [target])).toMatchObject({ code: 0, errors: '' });
      backups.push(before);
    } while (running.size > 0);
    expect((await imported).code).toBe(0);
    await signIns;
    server.child.kill('SIGTERM');
    await server.exit;
    // Each restore starts a server, so only the first and the last are restored unless in full.
    const restored = backups.filter((_, at) => isFullScale || at === 0 || at === backups.length - 1);
    for (const { target, customers, staff: members } of restored) {
      renameSync(data, join(directory, `before-${target.split('-').at(-1)}`));
      cpSync(target, data, { recursive: true });
      const again = startProcess({ DATA_DIR: data, API_KEY: 'a-key-for-tests-only' });
      const url = await serving(again);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      again.child.kill('SIGTERM');
      await again.exit;
      const count = await customersIn(data);
      expect(count).toBeGreaterThanOrEqual(customers);
      // The 20 of before, and batches of 10,000.
      expect((count - 20) % 10_000).toBe(0);
      expect((await withSystem(data, (system) => system.staff.list())).length).toBeGreaterThanOrEqual(members);
    }
    expect(backups.length).toBeGreaterThan(0);
    expect(existsSync(join(data, 'server.lock'))).toBe(true);
  },
);
