import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ListCustomersResponse } from '../contract/list/list-customers.ts';
import { CapabilitiesResponse } from '../contract/list/list-metadata.ts';
import { routes } from '../contract/route-paths.ts';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { startTestServer, type TestServer } from '../testing/http/test-server.ts';
import { newDatabase } from '../testing/postgres/test-database.ts';
import { readConfig, type Config } from './config/config.ts';
import { runImportCommand } from './customers/import/command/import-command.ts';
import { runExportCommand } from './cli/export/export-command.ts';

const silent = { update: () => {}, stop: () => {} };

let directory = '';
let databaseUrl = '';
let config: Config;
beforeEach(async () => {
  directory = temporaryDirectory();
  databaseUrl = await newDatabase();
  config = readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: directory });
});

async function start(demo = 0): Promise<TestServer> {
  const server = await startTestServer({ demo, environment: { DATABASE_URL: databaseUrl } });
  onTestFinished(() => server.close());
  return server;
}

function writeCsv(name: string, rows: number): string {
  const file = join(directory, name);
  const lines = Array.from({ length: rows }, (_, index) => `P${index},person${index}@example.test,Tier ${index % 3}`);
  writeFileSync(file, `Customer number,Email,Tier\n${lines.join('\n')}\n`);
  return file;
}

const listed = async (server: TestServer, query = ''): Promise<ListCustomersResponse> =>
  ListCustomersResponse.parse(await server.json(`${routes.customers}${query}`));

describe('an installation with its customers in PostgreSQL', () => {
  it('begins with demo customers, which several servers show and none creates again', async () => {
    const [first, second] = await Promise.all([start(300), start(300)]);
    const third = await start(300);
    const pages = await Promise.all([first, second, third].map((server) => listed(server, '?limit=100')));
    expect(pages.map(({ data }) => data[0]?.customerNumber)).toEqual(['CUST-000300', 'CUST-000300', 'CUST-000300']);
    const cookie = await third.signIn();
    const response = await fetch(third.url + routes.capabilities, { headers: { cookie } });
    expect(CapabilitiesResponse.parse(await response.json()).data.demo).toBe(true);
    const cursor = encodeURIComponent(pages[0]?.pagination.nextCursor ?? '');
    expect((await listed(second, `?limit=100&cursor=${cursor}`)).data[0]?.customerNumber).toBe('CUST-000200');
  });

  it('imports beside a running server, replaces the demo, finds and exports what it imported', async () => {
    const server = await start(50);
    const said: string[] = [];
    expect(await runImportCommand(config, [writeCsv('people.csv', 250)], (text) => said.push(text), silent)).toBe(0);
    expect(said.join('\n')).toMatch(/250 new customers/);
    expect(
      (await listed(server, '?search=person249@example.test')).data.map(({ customerNumber }) => customerNumber),
    ).toEqual(['P249']);
    const query = new URLSearchParams({ parameterName: 'Tier', parameterValue: 'Tier 1', limit: '100' });
    expect((await listed(server, `?${query.toString()}`)).data).toHaveLength(83);
    const file = join(directory, 'out.csv');
    await runExportCommand(config, [file], (text) => said.push(text), new AbortController().signal);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(251);
  });

  it('tries an import without writing anything, beside a running server', async () => {
    const server = await start(50);
    const said: string[] = [];
    const dryRun = async (rows: number): Promise<string> => {
      said.length = 0;
      await runImportCommand(config, [writeCsv('tried.csv', rows), '--dry-run'], (text) => said.push(text), silent);
      return said.join('\n');
    };
    expect(await dryRun(250)).toContain('250 new customers, 0 changed, 0 unchanged');
    expect((await listed(server)).data[0]?.customerNumber).toBe('CUST-000050');
    expect((await listed(server, '?search=person249@example.test')).data).toEqual([]);
    await runImportCommand(config, [writeCsv('people.csv', 200)], () => {}, silent);
    expect(await dryRun(250)).toContain('50 new customers, 0 changed, 200 unchanged');
    expect((await listed(server, '?search=person249@example.test')).data).toEqual([]);
  });

  it('imports a file again without a change, and shows it after a restart', async () => {
    const file = writeCsv('people.csv', 3);
    await start();
    expect(await runImportCommand(config, [file], () => {}, silent)).toBe(0);
    expect(await runImportCommand(config, [file], () => {}, silent)).toBe(0);
    const again = await start();
    expect((await again.request(routes.readyz)).status).toBe(200);
    expect((await listed(again)).data).toHaveLength(3);
  });
});
