import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../contract/envelope.ts';
import { importFile, startImportProcess, type ImportProcess } from '../testing/customers/import-run.ts';
import {
  openFailingPostgres,
  openFailingSqlite,
  type FailingInstallation,
} from '../testing/faults/failing-installation.ts';
import { serving, startProcess } from '../testing/http/server-process.ts';
import { signedInCookie } from '../testing/http/signed-in-cookie.ts';
import { scaledCases } from '../testing/test-scale.ts';

/** Two batches of an import: one is acknowledged before the fault, one fails. */
const [batch, customers] = [20_000, 40_000];
const numberOf = (index: number): string => `CUST-${String(index).padStart(6, '0')}`;

interface FaultCase {
  readonly name: string;
  readonly open: () => Promise<FailingInstallation>;
  /** Whether the page goes on reading, cannot until the fault ends, or cannot for a moment. */
  readonly page: 'reads' | 'is unavailable' | 'may be unavailable';
}

const cases: readonly FaultCase[] = [
  { name: 'failed syncs, SQLite', open: () => openFailingSqlite('failed sync'), page: 'reads' },
  {
    name: 'a failed sync, PostgreSQL',
    open: () => openFailingPostgres('failed sync', 'commit'),
    page: 'may be unavailable',
  },
  {
    name: 'a full disk, PostgreSQL, tables',
    open: () => openFailingPostgres('full disk', 'tables'),
    page: 'reads',
  },
  { name: 'a full disk, SQLite', open: () => openFailingSqlite('full disk'), page: 'reads' },
  {
    name: 'a full disk, PostgreSQL',
    open: () => openFailingPostgres('full disk', 'everything'),
    page: 'is unavailable',
  },
  {
    name: 'a failed sync, PostgreSQL, checkpoint',
    open: () => openFailingPostgres('failed sync', 'checkpoint'),
    page: 'may be unavailable',
  },
];

// strace makes the writes and syncs of running processes fail as those of a failing disk do.
describe.runIf(process.platform === 'linux')('a disk that fails while customers are imported and served', () => {
  it.each(scaledCases(3, cases))(
    'loses nothing acknowledged, and the same server and command continue ($name)',
    async ({ open, page }) => {
      const installation = await open();
      const { dataDirectory, databaseUrl } = installation;
      const environment = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
      const server = startProcess({ DATA_DIR: dataDirectory, API_KEY: 'a-key-for-tests-only', ...environment });
      const url = await serving(server);
      const accounts = [
        { authorization: 'Bearer a-key-for-tests-only' },
        { cookie: await signedInCookie(dataDirectory, 'viewer', databaseUrl) },
      ] as const;
      /** The statuses that a program and a page get. */
      const request = async (): Promise<readonly number[]> =>
        await Promise.all(accounts.map((headers) => statusOf(`${url}/api/v1/customers`, headers)));
      expect(await request()).toEqual([200, 200]);

      const importing = startImportProcess(dataDirectory, [customersCsv()], environment);
      await firstBatchOf(importing);
      importing.child.kill('SIGSTOP');
      const fault = await installation.fail([server.child.pid ?? 0, importing.child.pid ?? 0]);
      importing.child.kill('SIGCONT');
      const seenByPages = new Set<number>();
      const stopped = Promise.withResolvers<void>();
      void importing.ended.then(() => stopped.resolve());
      do {
        seenByPages.add((await request())[1] ?? 0);
      } while (!(await Promise.race([stopped.promise.then(() => true), wait(50, false)])));
      const { code, output, errors } = await importing.ended;
      expect([code, output]).toEqual([1, '']);
      expect(errors.trimEnd().split('\n').at(-1)).toMatch(
        /^The import stopped after 20,000 customers, which are saved: .+\. Run it again to continue\.$/,
      );
      expect(errors).not.toContain('    at ');
      if (page === 'reads') expect([...seenByPages]).toEqual([200]);
      if (page === 'is unavailable') expect(await request()).toEqual([503, 503]);
      await fault.stop();

      await vi.waitFor(
        async () => {
          await installation.keepRunning();
          expect(await request()).toEqual([200, 200]);
        },
        { timeout: 60_000, interval: 100 },
      );
      expect(server.child.exitCode).toBeNull();
      const kept = await installation.customerNumbers();
      // The one that failed may have reached the disk as a whole.
      expect([batch, customers]).toContain(kept.length);
      expect(kept.slice(0, batch)).toEqual(Array.from({ length: batch }, (_, index) => numberOf(index + 1)));

      const again = await startImportProcess(dataDirectory, [customersCsv()], environment).ended;
      expect([again.code, again.output]).toEqual([
        0,
        expect.stringMatching(
          /^customers\.csv: (?:20,000|0) new customers, 0 changed, (?:20,000|40,000) unchanged\.\n$/,
        ),
      ]);
      expect(await installation.customerNumbers()).toHaveLength(customers);
      expect(await statusOf(`${url}/api/v1/customers/${numberOf(customers)}`, accounts[0])).toBe(200);
      server.child.kill('SIGTERM');
      expect(await server.exit).toBe(0);
    },
  );
});

function customersCsv(): string {
  const lines = Array.from({ length: customers }, (_, index) => `${numberOf(index + 1)},Ada ${index},a${index}@x.org`);
  return importFile(`Customer Number,First Name,Email\n${lines.join('\n')}\n`);
}

/** Resolves once the command has said that it has written a batch. */
async function firstBatchOf({ child, ended }: ImportProcess): Promise<void> {
  const written = new Promise<true>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Writing:')) resolve(true);
    });
  });
  const first = await Promise.race([written, ended]);
  if (first !== true) expect.fail(`wrote nothing: ${first.errors}`);
}

/** The status of a response that is a page of customers, a customer, or says in an envelope what is unavailable. */
async function statusOf(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const response = await fetch(url, { headers });
  const body: unknown = await response.json();
  if (response.status !== 200) {
    expect(response.status, JSON.stringify(body)).toBe(503);
    Failure.parse(body);
  }
  return response.status;
}
