import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { importFile, runImport, type ImportRun } from '../testing/customers/import-run.ts';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { startInProcess, startupSentence } from '../testing/http/start-in-process.ts';
import { signedInCookie } from '../testing/http/signed-in-cookie.ts';
import { applicationId } from './customers/sqlite/database/schema.ts';

const apiKey = 'a-key-for-tests-only';
let data = '';
beforeEach(() => {
  data = join(temporaryDirectory(), 'data');
});

interface StartedServer {
  readonly url: string;
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** In this process, which is faster. Rejects with the sentence that it stops with. */
async function start(dataDirectory = data): Promise<StartedServer> {
  const log: string[] = [];
  const environment = { DATA_DIR: dataDirectory, API_KEY: apiKey, DEMO_CUSTOMERS: '7', LOG_LEVEL: 'silent' };
  const { url, close } = await startInProcess(environment, log);
  onTestFinished(close);
  return { url, close, log };
}

const importAda = (): Promise<ImportRun> => runImport(data, [importFile('Email,First Name\nada@example.com,Ada\n')]);

interface Reading {
  readonly ready: number;
  readonly list: number;
  readonly body: string;
}

async function read(url: string): Promise<Reading> {
  const list = await fetch(`${url}/api/v1/customers`, { headers: { authorization: `Bearer ${apiKey}` } });
  return { ready: (await fetch(`${url}/readyz`)).status, list: list.status, body: await list.text() };
}

/** One installation of each kind, of which every test gets a copy. */
const made = new Map<string, string>();
afterAll(() => {
  for (const directory of made.values()) rmSync(directory, { recursive: true });
});

/** An installation that has imported customers and, unless told otherwise, staff. */
async function installation({ staff = true, importsFirst = false } = {}): Promise<void> {
  const kind = JSON.stringify({ staff, importsFirst });
  const earlier = made.get(kind);
  if (earlier !== undefined) return cpSync(earlier, data, { recursive: true });
  if (importsFirst) expect(await importAda()).toMatchObject({ code: 0 });
  const server = await start();
  if (!importsFirst) expect(await importAda()).toMatchObject({ code: 0 });
  if (staff) await signedInCookie(data);
  await server.close();
  const copy = mkdtempSync(join(tmpdir(), 'installation-'));
  cpSync(data, copy, { recursive: true });
  made.set(kind, copy);
}

function remove(name: 'customers.db' | 'system.db'): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(join(data, name + ending), { force: true });
}

function foreignDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)');
  database.close();
}

describe('customers.db of an installation that is in use', () => {
  it.each([
    ['is missing', { staff: true }],
    ['is missing', { staff: false }],
    ['is missing', { staff: false, importsFirst: true }],
    ['is empty', { staff: true }],
    ['has no tables', { staff: false }],
  ] as const)('%s: no demo customers, a sentence and 503, until there are customers again (%o)', async (what, kind) => {
    await installation(kind);
    remove('customers.db');
    if (what === 'is empty') writeFileSync(join(data, 'customers.db'), '');
    if (what === 'has no tables') {
      const empty = new DatabaseSync(join(data, 'customers.db'));
      empty.exec('VACUUM');
      empty.close();
    }
    for (const again of [1, 2]) {
      const { url, log, close } = await start();
      const { ready, list, body } = await read(url);
      expect([again, ready, list, JSON.parse(body)]).toMatchObject([again, 503, 503, { success: false }]);
      expect(log.join('')).toBe(
        `${join(data, 'customers.db')} was missing or empty, although this installation has had customers or has ` +
          'staff: stop the server and restore a backup, or import the customers again.\n',
      );
      if (again === 2) {
        expect(await importAda()).toMatchObject({ code: 0 });
        expect(await read(url)).toMatchObject({ ready: 200, list: 200, body: expect.stringContaining('"Ada"') });
      }
      await close();
    }
    expect((await start()).log).toEqual([]);
  });

  it('is missing, with its log left behind: stops and keeps the log', async () => {
    await installation();
    remove('customers.db');
    const log = join(data, 'customers.db-wal');
    writeFileSync(log, 'what was written last');
    await expect(start()).rejects.toThrow(
      `${join(data, 'customers.db')} is missing or empty, but its log ${log} is still there: ` +
        'restore a backup and move the log away.',
    );
    expect(readFileSync(log, 'utf8')).toBe('what was written last');
  });

  it('has only demo customers now: stops', async () => {
    await installation({ staff: false });
    await (await start(join(data, 'other'))).close();
    remove('customers.db');
    copyFileSync(join(data, 'other', 'customers.db'), join(data, 'customers.db'));
    await expect(start()).rejects.toThrow(
      /customers\.db has only demo customers, although real ones were imported here: /,
    );
  });
});

describe('system.db beside imported customers', () => {
  it.each(['missing', 'empty'] as const)('is %s: says so and is 503 until there is an administrator', async (what) => {
    await installation();
    remove('system.db');
    if (what === 'empty') writeFileSync(join(data, 'system.db'), '');
    for (const again of [1, 2]) {
      const { url, log, close } = await start();
      expect([again, await read(url)]).toMatchObject([again, { ready: 503, list: 200 }]);
      expect(log.join('')).toBe(
        `${join(data, 'system.db')} was missing or empty, so the staff accounts, API keys and activity are gone: ` +
          'stop the server and restore a backup, or use the setup link to start with new accounts.\n',
      );
      if (again === 2) {
        await signedInCookie(data);
        expect(await read(url)).toMatchObject({ ready: 200, list: 200, body: expect.stringContaining('"Ada"') });
      }
      await close();
    }
  });

  it('is missing because no server has run yet: nothing is wrong', async () => {
    expect(await importAda()).toMatchObject({ code: 0 });
    const { url, log } = await start();
    expect([await read(url), log]).toMatchObject([{ ready: 200, list: 200 }, []]);
  });
});

describe.each(['customers.db', 'system.db'] as const)('a %s that is not ours', (file) => {
  const other = file === 'customers.db' ? 'system.db' : 'customers.db';
  const path = (): string => join(data, file);

  it.each([
    ['another program’s', foreignDatabase, 'belongs to another program: set DATA_DIR to another directory, or restore'],
    ['a text file', (at: string) => writeFileSync(at, 'These are only notes.\n'), 'is not a database: move it away'],
    ['a long text', (at: string) => writeFileSync(at, 'Notes.\n'.repeat(9999)), 'is not a database: move it away'],
    ['the other one', (at: string) => copyFileSync(join(data, other), at), `is a ${other}: give each database its own`],
    [
      'of a newer version',
      (at: string) => {
        const database = new DatabaseSync(at);
        database.exec('PRAGMA user_version = 99');
        database.close();
      },
      'was written by a newer version of this program (format 99, this one knows',
    ],
    [
      'without one of its tables',
      (at: string) => {
        const database = new DatabaseSync(at);
        database.exec(`DROP TABLE ${file === 'customers.db' ? 'contacts' : 'staff'}`);
        database.close();
      },
      'is damaged (its table',
    ],
    [
      'without any of its tables',
      (at: string) => {
        const database = new DatabaseSync(at);
        database.exec(
          `PRAGMA application_id = ${file === 'customers.db' ? applicationId : 0}; PRAGMA user_version = 2`,
        );
        database.close();
      },
      file === 'customers.db' ? 'is damaged (its table' : 'belongs to another program: ',
    ],
  ])('%s: stops with one sentence and leaves it as it is', async (what, replace, sentence) => {
    await installation();
    if (what !== 'of a newer version' && what !== 'without one of its tables') remove(file);
    replace(path());
    const before = readFileSync(path());
    const stopped = await startupSentence({ DATA_DIR: data, DEMO_CUSTOMERS: '7' });
    expect(stopped).toMatch(/^[^\n]+\.$/);
    expect(stopped).toContain(`${path()} ${sentence}`);
    if (file === 'customers.db') {
      const { code, errors } = await importAda();
      expect([code, errors]).toEqual([1, expect.stringContaining(`${path()} ${sentence}`)]);
    }
    expect(readFileSync(path()).equals(before)).toBe(true);
    expect(existsSync(`${path()}-wal`)).toBe(false);
  });
});

it('says that the two files were swapped', async () => {
  await installation();
  renameSync(join(data, 'customers.db'), join(data, 'third'));
  renameSync(join(data, 'system.db'), join(data, 'customers.db'));
  renameSync(join(data, 'third'), join(data, 'system.db'));
  await expect(start()).rejects.toThrow(
    `${join(data, 'system.db')} is a customers.db: give each database its own name back, or restore a backup.`,
  );
});
