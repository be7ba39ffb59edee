import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errors } from '../contract/error-messages.ts';
import { routes } from '../contract/route-paths.ts';
import { openTestStore, temporaryDirectory } from '../testing/customers/test-store.ts';
import { importOf, PageImport, refusalOf } from '../testing/page-import.ts';
import { signedInCookie } from '../testing/http/signed-in-cookie.ts';
import { serving, startProcess, type ServerProcess } from '../testing/http/server-process.ts';

const manyRows = `Email,Note\n${Array.from({ length: 60_000 }, (_, at) => `p${at}@example.org,n${at}\n`).join('')}`;

interface Started {
  readonly data: string;
  readonly server: ServerProcess;
  readonly page: PageImport;
}

async function start(data = temporaryDirectory()): Promise<Started> {
  const server = startProcess({ DATA_DIR: data, API_KEY: 'a-key-for-tests-only' });
  const url = await serving(server);
  return { data, server, page: new PageImport(url, await signedInCookie(data)) };
}

const filesLeft = (data: string) => globSync('imports/**/*', { cwd: data });

/** The ids of the processes that import into a data directory. */
function importersOf(data: string): readonly number[] {
  return globSync('[0-9]*/cmdline', { cwd: '/proc' }).flatMap((file) => {
    try {
      const words = readFileSync(`/proc/${file}`, 'utf8');
      return words.includes('import-process') && words.includes(data) ? [Number.parseInt(file, 10)] : [];
    } catch {
      return [];
    }
  });
}

describe.runIf(process.platform === 'linux')('an import from the page', () => {
  it('lets lists be read meanwhile, ends with the server, and leaves no half batch', async () => {
    const { data, server, page } = await start();
    await page.upload('c.csv', manyRows);
    await page.until(({ progress }) => progress?.pass === 'write');
    expect((await page.send('GET', routes.customers)).status).toBe(200);
    expect(importersOf(data)).toHaveLength(1);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect([server.errors(), importersOf(data), filesLeft(data)]).toEqual(['', [], []]);
    const store = await openTestStore(data);
    expect((await store.count()) % 10_000).toBe(0);
  });

  it('ends by itself when the server is killed, and the next start removes its file', async () => {
    const { data, server, page } = await start();
    await page.upload('c.csv', manyRows);
    server.child.kill('SIGKILL');
    await server.exit;
    await expect.poll(() => importersOf(data), { timeout: 20_000 }).toEqual([]);
    expect(filesLeft(data)).not.toEqual([]);
    const again = await start(data);
    expect([filesLeft(data), await again.page.state()]).toEqual([[], null]);
  });

  it('says in one sentence that its process was killed, and the next file comes in', async () => {
    const { data, server, page } = await start();
    await page.upload('c.csv', manyRows);
    await page.until(({ progress }) => progress?.pass === 'write');
    for (const id of importersOf(data)) process.kill(id, 'SIGKILL');
    const ended = await page.until(({ state }) => state !== 'importing');
    expect(ended).toMatchObject({ state: 'failed', error: `${errors.importStopped}.`, question: null });
    await expect.poll(() => filesLeft(data)).toEqual([]);
    expect(server.errors()).toContain('An import ended unexpectedly.');
    expect(await page.run('c.csv', 'Email\nann@example.com\n')).toMatchObject({
      state: 'done',
      summary: { created: 1 },
    });
  });

  it('says in one sentence that the disk is full, and leaves nothing', async () => {
    const { data, server, page } = await start();
    const small = await importOf(await page.start('c.csv', 900_000));
    limitFiles(server, '100000:unlimited');
    const part = page.sendPart(small ?? expect.fail(), 0, new Uint8Array(900_000));
    expect(await refusalOf(part)).toEqual([503, errors.importNotWritten]);
    expect([filesLeft(data), await page.state()]).toEqual([[], null]);
    // It inherits the limit, which the file is below and the database is not.
    limitFiles(server, '1500000:unlimited');
    const state = await page.run('c.csv', manyRows.slice(0, manyRows.lastIndexOf('\n', 1_000_000) + 1));
    expect(state).toMatchObject({ state: 'failed', question: null });
    expect(state.error).toMatch(
      /^The import stopped[^/]*: the data directory is on a (?:failing or )?full disk\. Run it again to continue\.$/,
    );
    await expect.poll(() => filesLeft(data)).toEqual([]);
    limitFiles(server, 'unlimited');
    expect(await page.run('c.csv', 'Email\nann@example.com\n')).toMatchObject({ state: 'done' });
  });
});

function limitFiles({ child }: ServerProcess, limit: string): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${limit}`]);
}
