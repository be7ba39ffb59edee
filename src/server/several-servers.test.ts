import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { ListCustomersResponse } from '../contract/list/list-customers.ts';
import { routes } from '../contract/route-paths.ts';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { freePort } from '../testing/free-port.ts';
import { serving, startProcess, type ServerProcess } from '../testing/http/server-process.ts';
import { signedInCookie } from '../testing/http/signed-in-cookie.ts';
import { startNginx } from '../testing/nginx/start-nginx.ts';
import { newDatabase } from '../testing/postgres/test-database.ts';

const customers = 150;
const requestLimit = 120;
const apiKey = 'a-key-for-three-servers';

interface Reply {
  readonly status: number;
  readonly body: string;
  /** The server behind nginx. */
  readonly servedBy: string;
}

/** Three processes on one PostgreSQL, behind nginx. */
async function startThree(): Promise<{
  readonly processes: readonly ServerProcess[];
  readonly get: (path: string, headers: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly cookie: string;
}> {
  const [databaseUrl, port] = [await newDatabase(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const directories = [temporaryDirectory(), temporaryDirectory(), temporaryDirectory()];
  const processes = directories.map((directory) =>
    startProcess({
      DATA_DIR: directory,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: url,
      DEMO_CUSTOMERS: String(customers),
      API_KEY: apiKey,
      RATE_LIMIT: String(requestLimit),
    }),
  );
  const origins = await Promise.all(processes.map((process) => serving(process)));
  const nginx = await startNginx(
    port,
    origins.map((origin) => new URL(origin).host),
  );
  onTestFinished(() => nginx.stop());
  const get = async (path: string, headers: Readonly<Record<string, string>>): Promise<Reply> => {
    const response = await fetch(url + path, { headers });
    return {
      status: response.status,
      body: await response.text(),
      // After a server that failed, nginx names the next one as well.
      servedBy: response.headers.get('x-served-by')?.split(', ').at(-1) ?? '',
    };
  };
  return { processes, get, cookie: await signedInCookie(directories[0] ?? '', 'viewer', databaseUrl) };
}

it(
  'three servers behind nginx are one: sessions, cursors, limits; and one that is killed is hardly missed',
  {
    timeout: 120_000,
  },
  async () => {
    const { processes, get, cookie } = await startThree();

    // Each page by another server, with the cursor of the one before.
    const [ids, walkedOn] = [new Set<string>(), new Set<string>()];
    let query = '';
    for (let pages = 0; pages < 20; pages += 1) {
      const { status, body, servedBy } = await get(`${routes.customers}?limit=10${query}`, { cookie });
      expect(status).toBe(200);
      const { data, pagination } = ListCustomersResponse.parse(JSON.parse(body));
      for (const { id } of data) ids.add(id);
      walkedOn.add(servedBy);
      if (pagination.nextCursor === null) break;
      query = `&cursor=${encodeURIComponent(pagination.nextCursor)}`;
    }
    expect([ids.size, walkedOn.size]).toEqual([customers, 3]);

    const withKey = { authorization: `Bearer ${apiKey}` };
    const counted = await Promise.all(
      Array.from({ length: requestLimit + 80 }, () => get(`${routes.customers}?limit=1`, withKey)),
    );
    const accepted = counted.filter(({ status }) => status === 200);
    expect(accepted).toHaveLength(requestLimit);
    expect(counted.filter(({ status }) => status === 429)).toHaveLength(80);
    expect(new Set(accepted.map(({ servedBy }) => servedBy)).size).toBe(3);

    // Eight people, each with one request at a time.
    const [replies, lost] = [new Array<Reply>(), new Array<unknown>()];
    const over = new AbortController();
    const person = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const reply = await get(routes.customers, { cookie }).catch((error: unknown) => lost.push(error));
        if (typeof reply === 'object') replies.push(reply);
      }
    };
    const people = Array.from({ length: 8 }, person);
    await wait(500);
    processes[1]?.child.kill('SIGKILL');
    await processes[1]?.exit;
    const before = replies.length;
    await wait(1_500);
    over.abort();
    await Promise.all(people);
    const failed = replies.filter(({ status }) => status !== 200).length + lost.length;
    expect(failed).toBeLessThanOrEqual(people.length);
    expect(before).toBeGreaterThan(20);
    const later = replies.slice(before + people.length);
    expect(later.length).toBeGreaterThan(20);
    expect(new Set(later.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(later.map(({ servedBy }) => servedBy)).size).toBe(2);
    for (const { status, body } of replies) if (status === 200) ListCustomersResponse.parse(JSON.parse(body));
  },
);
