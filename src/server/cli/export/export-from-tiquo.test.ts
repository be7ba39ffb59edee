import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { startFaultProxy, type FaultProxy } from '../../../testing/tiquo/fault-proxy.ts';
import { vendorKey } from '../../../testing/tiquo/vendor-key.ts';
import { readConfig } from '../../config/config.ts';
import { lockDataDirectory, systemFile } from '../../database/data-directory.ts';
import { runExportCommand } from './export-command.ts';

let vendor: TestServer;
let proxy: FaultProxy;
beforeAll(async () => {
  vendor = await startTestServer({ customers: 250, environment: { API_KEY: vendorKey, RATE_LIMIT: '0' } });
  proxy = await startFaultProxy(vendor.url);
});
afterAll(async () => {
  await proxy.close();
  await vendor.close();
});

const configOf = (dataDirectory: string, environment: Readonly<Record<string, string>> = {}) =>
  readConfig({
    DATA_DIR: dataDirectory,
    TIQUO_API_KEY: vendorKey,
    TIQUO_BASE_URL: `${proxy.url}/api/v1`,
    ...environment,
  });

async function notedIn(dataDirectory: string): Promise<readonly (string | null)[]> {
  const filter = { search: '', person: null, action: null, after: null, since: 0 };
  const noted = await withSystem(dataDirectory, ({ activity }) => activity.page(filter, 10));
  return noted.map(({ subject }) => subject);
}

it('says what an export from Tiquo costs, uses a request for each hundred, and counts them', async () => {
  const [dataDirectory, file] = [temporaryDirectory(), join(temporaryDirectory(), 'all.csv')];
  const lines: string[] = [];
  const before = proxy.requestCount();
  await runExportCommand(configOf(dataDirectory), [file], (line) => lines.push(line));
  expect(proxy.requestCount() - before).toBe(3);
  const again = join(temporaryDirectory(), 'banned.ndjson');
  await runExportCommand(configOf(dataDirectory), [again, '--status', 'banned'], (line) => lines.push(line));
  expect(lines).toEqual([
    expect.stringMatching(/^Uses a request for every 100 customers, of 1,000 remaining requests\. Leaves half/),
    `Exported 250 customers to ${file}.`,
    expect.stringMatching(/^Uses a request for every 100 customers, of 997 remaining requests\. Leaves half/),
    expect.stringMatching(/^Exported \d+ customers to .*banned\.ndjson\.$/),
  ]);
  const [header, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(header).toMatch(/^\uFEFFid,customerNumber,firstName,/);
  expect(rows).toHaveLength(250);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await notedIn(dataDirectory)).toContain('250 customers as CSV');
});

it('waits while Tiquo refuses, says so once, and leaves no file when it is stopped', async () => {
  const [dataDirectory, file] = [temporaryDirectory(), join(temporaryDirectory(), 'all.csv')];
  const lines: string[] = [];
  await proxy.set({ retryAfter: '1' });
  const print = (line: string): void => {
    lines.push(line);
    if (line.startsWith('Paused')) void proxy.set('none');
  };
  await runExportCommand(configOf(dataDirectory), [file], print);
  expect(lines.filter((line) => line.startsWith('Paused'))).toEqual([
    expect.stringMatching(
      /^Paused after 0 customers until about \d\d:\d\d:\d\d\. The requests for exports are used up/,
    ),
  ]);
  const stopped = join(temporaryDirectory(), 'stopped.csv');
  const stopper = new AbortController();
  await proxy.set('status500');
  const stop = (line: string): void => {
    if (line.startsWith('Paused')) stopper.abort(new Error('stopped'));
  };
  await expect(runExportCommand(configOf(dataDirectory), [stopped], stop, stopper.signal)).rejects.toThrow('stopped');
  await proxy.set('none');
  expect(readdirSync(dirname(stopped))).toEqual([]);
});

it('notes in Activity what was exported before it was stopped', async () => {
  const [dataDirectory, file] = [temporaryDirectory(), join(temporaryDirectory(), 'all.csv')];
  const stopper = new AbortController();
  const stop = (line: string): void => {
    if (line.startsWith('Paused')) stopper.abort(new Error('stopped'));
  };
  const config = configOf(dataDirectory, { TIQUO_RATE_LIMIT: '2' });
  await expect(runExportCommand(config, [file], stop, stopper.signal)).rejects.toThrow('stopped');
  expect(await notedIn(dataDirectory)).toEqual(['100 customers as CSV, not finished']);
});

it('does not hide from the next start that the accounts are gone', async () => {
  const dataDirectory = temporaryDirectory();
  const run = async (name: string): Promise<boolean> => {
    await runExportCommand(configOf(dataDirectory), [join(temporaryDirectory(), name)], () => {});
    return await withSystem(dataDirectory, ({ hasLostAccounts }) => hasLostAccounts());
  };
  expect(await run('first.csv')).toBe(false);
  rmSync(systemFile(dataDirectory));
  expect(await run('second.csv')).toBe(true);
});

it('refuses what Tiquo cannot do, beside a server, and with a wrong key', async () => {
  const [dataDirectory, file] = [temporaryDirectory(), join(temporaryDirectory(), 'all.csv')];
  const run = (...options: readonly string[]) =>
    runExportCommand(configOf(dataDirectory), [file, ...options], () => {});
  await expect(run('--sort', 'name')).rejects.toThrow("Tiquo's API cannot sort lists.");
  const unlock = lockDataDirectory(dataDirectory);
  await expect(run()).rejects.toThrow('Export on its page, or stop it first.');
  unlock();
  await proxy.set('keyRefused');
  await expect(run()).rejects.toThrow("Tiquo refused this server's API key (TIQUO_API_KEY).");
  await proxy.set('none');
  expect(readdirSync(dirname(file))).toEqual([]);
});
