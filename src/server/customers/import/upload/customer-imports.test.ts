import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../../testing/customers/test-store.ts';
import { CustomerImports } from './customer-imports.ts';
import { ImportFiles, storedName } from './import-files.ts';

const ada = { id: 'ada', name: 'Ada' };
const mark = { id: 'mark', name: 'Mark' };
const answers = { encoding: null, decimal: null, dates: null };

function openOn(dataDirectory: string, times = { abandoned: 60_000, kept: 60_000, checkEvery: 10 }) {
  const noted: string[] = [];
  const directory = join(dataDirectory, 'imports');
  const imports = new CustomerImports({
    dataDirectory,
    databaseUrl: null,
    directory,
    phoneCountry: 'GB',
    noteImport: ({ name }, subject) => noted.push(`${name}: ${subject}`),
    warn: () => {},
    times,
  });
  onTestFinished(() => imports.close());
  const send = async (text: string) => {
    const bytes = Buffer.from(text);
    const { id } = await imports.start(ada, { fileName: 'c.csv', bytes: bytes.length, ...answers });
    return await imports.append(ada.id, id, 0, bytes);
  };
  const ended = () => expect.poll(() => imports.find(ada.id)?.state, { timeout: 20_000 }).not.toBe('importing');
  return { imports, directory, noted, send, ended };
}

const manyRows = `Email,Note\n${Array.from({ length: 60_000 }, (_, at) => `p${at}@example.org,n${at}\n`).join('')}`;

describe('imports from the page', () => {
  it('give up an upload when no part arrives any more, and let others in', async () => {
    const { imports, directory } = openOn(temporaryDirectory(), { abandoned: 400, kept: 60_000, checkEvery: 5 });
    const { id } = await imports.start(ada, { fileName: 'c.csv', bytes: 100, ...answers });
    await imports.append(ada.id, id, 0, Buffer.from('Email\n'));
    await expect(imports.start(mark, { fileName: 'd.csv', bytes: 9, ...answers })).rejects.toMatchObject({
      code: 'import-running',
    });
    await expect.poll(() => imports.find(ada.id), { timeout: 5_000 }).toBeNull();
    await expect.poll(() => readdirSync(directory)).toEqual([]);
    await expect(imports.append(ada.id, id, 6, Buffer.from('x'))).rejects.toMatchObject({ code: 'import-gone' });
    expect(await imports.start(mark, { fileName: 'd.csv', bytes: 9, ...answers })).toMatchObject({ received: 0 });
  });

  it('keep what they say about one that has ended for a while', async () => {
    const { imports, directory, send, ended } = openOn(temporaryDirectory(), {
      abandoned: 60_000,
      kept: 500,
      checkEvery: 5,
    });
    await send('Email\n,\nann@example.com\n');
    await ended();
    expect(imports.find(ada.id)).toMatchObject({ state: 'done', summary: { created: 1 } });
    await expect.poll(() => imports.find(ada.id), { timeout: 5_000 }).toBeNull();
    await expect.poll(() => readdirSync(directory)).toEqual([]);
  });

  it('write two parts at once one after the other', async () => {
    const { imports, ended } = openOn(temporaryDirectory());
    const bytes = Buffer.from('Email\nann@example.com\n');
    const { id } = await imports.start(ada, { fileName: 'c.csv', bytes: bytes.length, ...answers });
    await Promise.all([
      imports.append(ada.id, id, 0, bytes.subarray(0, 9)),
      imports.append(ada.id, id, 0, bytes.subarray(0, 9)),
      imports.append(ada.id, id, 9, bytes.subarray(9)),
    ]);
    await ended();
    expect(imports.find(ada.id)).toMatchObject({ summary: { created: 1, rejected: 0 } });
  });

  it('end when closed: no process, no file, no half batch, and Activity says that it was not finished', async () => {
    const store = await openTestStore();
    const { imports, directory, send, noted } = openOn(store.dataDir);
    await send(manyRows);
    await expect(imports.start(ada, { fileName: 'd.csv', bytes: 9, ...answers })).rejects.toMatchObject({
      code: 'import-running',
    });
    await expect(imports.remove(ada.id)).rejects.toMatchObject({ code: 'import-running' });
    await expect.poll(() => imports.find(ada.id)?.progress?.pass, { timeout: 30_000 }).toBe('write');
    await imports.close();
    const written = await store.count();
    expect([readdirSync(directory), written % 20_000]).toEqual([[], 0]);
    expect(noted).toEqual(['Ada: c.csv · not finished']);
    // The lock of the process is free, so it is gone.
    const again = openOn(store.dataDir);
    await again.send('Email\nann@example.com\n');
    await again.ended();
    expect(await store.count()).toBe(written + 1);
  });

  it('say that the server cannot be written to, without its places', async () => {
    const dataDirectory = temporaryDirectory();
    writeFileSync(join(dataDirectory, 'customers.db'), 'no database, but long enough to be taken for one '.repeat(9));
    const { imports, send, ended } = openOn(dataDirectory);
    await send('Email\ncanary@example.com\n');
    await ended();
    const error =
      'The import stopped: the server’s data directory holds a file that is not a database where one is expected.';
    expect(imports.find(ada.id)).toMatchObject({ state: 'failed', error });
  });
});

describe('the files of imports', () => {
  it('are removed at a start, and nothing else', async () => {
    const directory = join(temporaryDirectory(), 'imports');
    const own = join(directory, '0e8f8f0a-1111-4222-8333-444455556666');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'c.csv'), 'x');
    writeFileSync(join(directory, 'notes.txt'), 'x');
    await new ImportFiles(directory).removeAll();
    expect([existsSync(own), readdirSync(directory)]).toEqual([false, ['notes.txt']]);
  });

  it.each([
    ['Customers 2026.csv', 'Customers 2026.csv'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['..', 'customers.csv'],
    ['', 'customers.csv'],
    ['a/', 'customers.csv'],
    ['a\0b\u202Ec\n.csv', 'a_b_c_.csv'],
    ['\uD800.csv', '_.csv'],
    [`${'ü'.repeat(200)}.ndjson`, `${'ü'.repeat(76)}.ndjson`],
    ['👩'.repeat(90), '👩'.repeat(40)],
    [`a.${'x'.repeat(300)}`, `a.${'x'.repeat(158)}`],
  ])('have a name as similar to the given one as can be: %j', (given, stored) => {
    expect(storedName(given)).toBe(stored);
  });
});
