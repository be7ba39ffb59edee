import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { routes } from '../../../contract/route-paths.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from '../../customers/sqlite/open-sqlite-customers.ts';
import { lockDataDirectory } from '../../database/data-directory.ts';
import { writeSamples } from '../../../testing/customers/sample-customers.ts';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { signedInCookie, withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { newDatabase } from '../../../testing/postgres/test-database.ts';
import { runMoveCommand } from './move-command.ts';

const customers = 300;
const sameMoment = Date.UTC(2026, 0, 1);

let dataDirectory = '';
let databaseUrl = '';
beforeEach(async () => {
  dataDirectory = temporaryDirectory();
  databaseUrl = await newDatabase();
  const writer = openSqliteCustomerWriter({ dataDir: dataDirectory });
  await writeSamples(writer, customers);
  // Of one moment, the last to come first in the list; and the next one gets the number after these.
  for (const name of ['Ada', 'Bo', 'Cy'])
    await writer.write(
      [{ emails: [{ address: `${name}@tie.test`, isPrimary: true }], firstName: name, createdAt: sameMoment }],
      0,
    );
  await writer.setDemoState('none');
  await writer.close();
  // As the first start of the server would.
  await withSystem(dataDirectory, async () => {});
});

async function move(print: (line: string) => void = () => {}): Promise<void> {
  await runMoveCommand(['--to', 'postgres'], { dataDirectory, databaseUrl }, print);
}

async function startOnPostgres(): Promise<TestServer> {
  const server = await startTestServer({ customers: 0, environment: { DATABASE_URL: databaseUrl } });
  onTestFinished(() => server.close());
  return server;
}

async function embeddedPage(): Promise<string> {
  const source = openSqliteCustomers({ dataDir: dataDirectory });
  try {
    return (await source.list({ filter: { kind: 'all' }, status: null, limit: 100, after: null })).customers;
  } finally {
    await source.close();
  }
}

describe('npm run move', () => {
  it('moves customers, staff, sessions, keys, views and activity', async () => {
    const cookie = await signedInCookie(dataDirectory, 'administrator');
    const secret = await withSystem(dataDirectory, async ({ keys, activity, staff, preferences, pinnedParameters }) => {
      const [person] = await staff.list();
      await activity.note({ action: 'key-made', person: null, subject: 'Moved' }, Date.now());
      await preferences.change(person?.id ?? '', { density: 'compact' });
      await pinnedParameters.write(['system_location']);
      return (await keys.add({ name: 'Moved' })).secret;
    });
    const lines: string[] = [];
    await move((line) => lines.push(line));
    expect(lines.at(-1)).toMatch(/^Moved 303 customers and \d+ rows of staff, .* and compared each\./);

    const server = await startOnPostgres();
    const page = await server.json(`${routes.customers}?limit=100`, { headers: { authorization: `Bearer ${secret}` } });
    const { data } = ListCustomersResponse.parse(page);
    expect(data).toEqual(JSON.parse(`[${await embeddedPage()}]`));
    expect(data.slice(0, 3).map(({ firstName }) => firstName)).toEqual(['Cy', 'Bo', 'Ada']);
    for (const route of [
      routes.session,
      routes.keys,
      `${routes.customers}?parameterName=Loyalty+Tier&parameterValue=Gold`,
    ])
      expect((await fetch(server.url + route, { headers: { cookie } })).status).toBe(200);
    await withSystem(
      dataDirectory,
      async ({ activity, staff, preferences, pinnedParameters }) => {
        const [person] = await staff.list();
        expect(await preferences.find(person?.id ?? '')).toMatchObject({ density: 'compact' });
        expect(await pinnedParameters.read()).toEqual(['system_location']);
        await activity.note({ action: 'key-revoked', person: null, subject: 'After' }, Date.now());
        const noted = await activity.page({ search: '', person: null, action: null, after: null, since: 0 }, 9);
        expect(noted.map(({ subject }) => subject).filter((subject) => subject !== null)).toEqual(
          expect.arrayContaining(['After', 'Moved']),
        );
      },
      databaseUrl,
    );
  });

  it('continues a move that was stopped, where no server starts, and refuses a database that is in use', async () => {
    await expect(
      move(() => {
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    await expect(startOnPostgres()).rejects.toThrow(
      'The move to the database of DATABASE_URL is not complete. Run it again:',
    );
    await move();
    const server = await startOnPostgres();
    const { data } = ListCustomersResponse.parse(await server.json(`${routes.customers}?limit=100`));
    expect(data).toEqual(JSON.parse(`[${await embeddedPage()}]`));
    await expect(move()).rejects.toThrow('The database of DATABASE_URL is already in use. Move to an empty one.');
  });

  it('refuses while a server runs on the data directory, and a directory without data', async () => {
    const unlock = lockDataDirectory(dataDirectory);
    await expect(move()).rejects.toThrow('Another server is already running on the data directory');
    unlock();
    dataDirectory = temporaryDirectory();
    await expect(move()).rejects.toThrow('has no data yet');
  });
});
