import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { ListCustomersResponse } from '../../contract/list/list-customers.ts';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { Variables } from '../config/variables.ts';
import { startInProcess, startupSentence } from '../../testing/http/start-in-process.ts';
import { serving, startProcess, type ServerProcess } from '../../testing/http/server-process.ts';
import { signedInCookie } from '../../testing/http/signed-in-cookie.ts';
import { scaled, scaledCases } from '../../testing/test-scale.ts';

let directory = '';
beforeEach(() => {
  directory = temporaryDirectory();
});

/** Starts the server as `npm start` does, on no customers and any free port unless told otherwise. */
function start(environment: Readonly<Record<string, string>> = {}): ServerProcess {
  return startProcess({ DATA_DIR: join(directory, 'data'), ...environment });
}

describe('the server process', () => {
  it('says where it listens on the first line, prints its first key once, and keeps it', async () => {
    const first = start();
    const url = await serving(first, 2);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const key = /^API key \(shown once\): (ck_\S+)$/m.exec(first.output())?.[1] ?? expect.fail('no key');
    const listFrom = (at: string): Promise<Response> =>
      fetch(`${at}/api/v1/customers`, { headers: { authorization: `Bearer ${key}` } });
    ListCustomersResponse.parse(await (await listFrom(url)).json());
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.errors()).toBe('');
    const second = start();
    expect((await listFrom(await serving(second))).status).toBe(200);
    expect(second.output()).not.toContain('API key');
  });

  it('prints a setup link until there is an administrator, another at each start', async () => {
    const link = (server: ServerProcess): string | undefined =>
      /^Open this link to create the first administrator \(one use, valid 24 hours\): (\S+)$/m.exec(
        server.output(),
      )?.[1];
    const first = start({ API_KEY: 'a-key-for-tests-only' });
    const url = await serving(first, 2);
    expect(link(first)).toMatch(new RegExp(`^${url}/link#[\\w-]{43}$`));
    first.child.kill('SIGTERM');
    await first.exit;
    const second = start({ API_KEY: 'a-key-for-tests-only' });
    await serving(second, 2);
    expect(link(second)).toBeDefined();
    expect(link(second)?.split('#')[1]).not.toBe(link(first)?.split('#')[1]);
    await signedInCookie(join(directory, 'data'));
    second.child.kill('SIGTERM');
    await second.exit;
    const third = start();
    await serving(third);
    third.child.kill('SIGTERM');
    await third.exit;
    expect(link(third)).toBeUndefined();
  });

  it('says what to open and click instead where the demo account lets people in, or STAFF_EMAIL did', async () => {
    for (const [environment, click] of [
      [{ DEMO_CUSTOMERS: '3' }, ' and choose “Continue with the demo account”.'],
      [{ STAFF_EMAIL: 'ada@example.com', STAFF_PASSWORD: 'fifteen letters' }, ' and sign in.'],
    ] as const) {
      const server = start({ DATA_DIR: join(directory, Object.keys(environment)[0] ?? ''), ...environment });
      const url = await serving(server, 3);
      expect(server.output().split('\n').slice(-2)).toEqual([`Open ${url}${click}`, '']);
      server.child.kill('SIGTERM');
      await server.exit;
      expect(server.output()).not.toContain('administrator');
      expect(server.output() + server.errors()).not.toContain('fifteen letters');
    }
  });

  it('warns in one sentence where traffic beyond this computer is not encrypted', async () => {
    const open = start({ HOST: '0.0.0.0', DATA_DIR: join(directory, 'open') });
    expect((await fetch(`${(await serving(open)).replace('0.0.0.0', '127.0.0.1')}/healthz`)).status).toBe(200);
    expect(open.errors()).toMatch(/^Traffic is not encrypted\. Put an HTTPS proxy in front[^\n]+PUBLIC_URL[^\n]+\.\n$/);
    const behindTls = start({
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://customers.example.com',
      DATA_DIR: join(directory, 'tls'),
    });
    await serving(behindTls, 3);
    expect(behindTls.errors()).toBe('');
    expect(behindTls.output()).toContain('https://customers.example.com/link#');
  });

  it('creates the demo customers before its first line, once, and prints its progress', async () => {
    const first = start({ DEMO_CUSTOMERS: '50', API_KEY: 'a-key-for-tests-only' });
    const url = await serving(first);
    const page = ListCustomersResponse.parse(
      await (
        await fetch(`${url}/api/v1/customers?limit=100`, { headers: { authorization: 'Bearer a-key-for-tests-only' } })
      ).json(),
    );
    expect(page.data).toHaveLength(50);
    expect(first.errors()).toContain('Creating demo customers: 50 of 50');
    first.child.kill('SIGTERM');
    await first.exit;
    const second = start({ DEMO_CUSTOMERS: '50' });
    await serving(second);
    expect(second.errors()).toBe('');
  });

  it('stops with one sentence at a wrong variable, a taken port, a data directory it cannot use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const file = join(directory, 'file');
    writeFileSync(file, 'x');
    const newer = join(directory, 'newer');
    await serving(start({ DATA_DIR: newer }));
    type Case = readonly [environment: Record<string, string>, sentence: RegExp];
    // One of each kind in a process of its own, and the others in this one, which is faster.
    const ofEachKind: readonly Case[] = [
      [{ PORT: 'http' }, /^PORT must be .+\.$/],
      [{ PORT: port }, /^PORT \d+ on 127\.0\.0\.1 is already in use by another program\.$/],
      [{ DATA_DIR: file }, /^The data directory \S+ is not a directory\.$/],
    ];
    const others: readonly Case[] = [
      [{ HOST: 'no host' }, /^HOST must be .+\.$/],
      [
        { HOST: '192.0.2.1', DATA_DIR: join(directory, 'elsewhere') },
        /^HOST 192\.0\.2\.1 is not an address of this computer\.$/,
      ],
      [{ PUBLIC_URL: 'customers' }, /^PUBLIC_URL must be .+\.$/],
      [{ DATABASE_URL: 'postgres://x' }, /^DATABASE_URL must be .+\.$/],
      [{ DATA_DIR: join(file, 'below') }, /^The data directory \S+ is not a directory\.$/],
      [{ DATA_DIR: '/proc/nowhere' }, /^The data directory \S+ cannot be created\.$/],
      [{ DATA_DIR: newer }, /^Another server is already running on the data directory \S+\.$/],
    ];
    const commands = ofEachKind.map(([environment, sentence]) => ({ command: start(environment), sentence }));
    for (const { command, sentence } of commands) {
      expect(await command.exit).toBe(1);
      expect(command.errors().trimEnd()).toMatch(sentence);
      expect(command.output()).toBe('');
    }
    for (const [environment, sentence] of others)
      expect(await startupSentence({ DATA_DIR: join(directory, 'data'), ...environment })).toMatch(sentence);
    taken.close();
  });

  it('loads only what a start needs, and the rest once it listens', async () => {
    const hooks = `import { registerHooks } from 'node:module';
      import { subscribe } from 'node:diagnostics_channel';
      const load = (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context); };
      registerHooks({ load });
      subscribe('tracing:net.server.listen:asyncEnd', () => process.stderr.write('listening\\n'));`;
    const command = start({
      NODE_OPTIONS: `--import=data:text/javascript;base64,${Buffer.from(hooks).toString('base64')}`,
    });
    await serving(command);
    const late = ['/http/openapi-document.ts', '/zod/v4/classic/', '/staff/sign-in/oidc-client.ts'];
    await expect.poll(() => late.filter((part) => !command.errors().includes(part))).toEqual([]);
    const [before = ''] = command.errors().split('listening\n');
    expect(before).toContain('/src/server/cli/start-command.ts');
    const packages = ['@faker-js', 'csv-parse', 'csv-stringify', 'otplib', 'openid-client', '@noble'];
    const others = [...packages.map((name) => `/node_modules/${name}/`), '/two-step-codes.ts'];
    for (const part of [...late, ...others]) expect(before).not.toContain(part);
  });

  it('prints its usage, with every variable, and starts nothing', async () => {
    const data = join(directory, 'data');
    const help = startProcess({ DATA_DIR: data }, [], ['--help']);
    expect([await help.exit, help.errors(), existsSync(data)]).toEqual([0, '', false]);
    expect(help.output()).toMatch(/^Usage: npm start\n/);
    for (const name of Object.keys(Variables.shape)) expect(help.output()).toContain(name);
    const wrong = startProcess({ DATA_DIR: data }, [], ['--prot=9000']);
    expect([await wrong.exit, wrong.errors()]).toEqual([
      1,
      'npm start takes no argument --prot=9000; see npm start -- --help.\n',
    ]);
  });

  it('creates its first key in the start that can show it', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const failed = start({ PORT: typeof address === 'object' ? String(address?.port) : '' });
    expect(await failed.exit).toBe(1);
    taken.close();
    const good = start();
    await serving(good, 2);
    expect(good.output()).toMatch(/^API key \(shown once\): ck_\S+$/m);
  });

  it.each(['system.db', 'customers.db'])('stops at a %s of a newer version with one sentence', async (file) => {
    const data = join(directory, 'data');
    await (await startInProcess({ DATA_DIR: data })).close();
    const database = new DatabaseSync(join(data, file));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(await startupSentence({ DATA_DIR: data })).toMatch(/^[^\n]*newer version[^\n]*\.$/);
  });

  it('starts again while another process is writing to system.db: nothing has to be written then', async () => {
    const again = { PUBLIC_URL: 'http://localhost', API_KEY: 'a-key-for-tests-only' };
    await signedInCookie(join(directory, 'data'));
    const first = start(again);
    await serving(first);
    first.child.kill('SIGTERM');
    await first.exit;
    const writer = new DatabaseSync(join(directory, 'data', 'system.db'));
    writer.exec('BEGIN IMMEDIATE');
    await serving(start(again), 2);
    writer.close();
  });

  // Not even root may write there.
  it.each(['/sys', '/sys/below'])('stops at a data directory it cannot use (%s)', async (data) => {
    expect(await startupSentence({ DATA_DIR: data })).toMatch(
      /^[^\n]+ (cannot be read or written by this user|is on a read-only file system|belongs to another user: .+)\.$/,
    );
  });

  it.each(['system.db', 'customers.db', 'server.lock', 'import.lock'])(
    'stops where %s is a directory',
    async (file) => {
      mkdirSync(join(directory, 'data', file), { recursive: true });
      expect(await startupSentence({ DATA_DIR: join(directory, 'data') })).toMatch(
        /^The data directory \S+ holds a directory where a file is expected\.$/,
      );
    },
  );
});

describe('the server process over Tiquo', () => {
  it('serves another server’s customers with the right key, and stops at a wrong one with one sentence', async () => {
    const vendor = await serving(
      start({ DATA_DIR: join(directory, 'vendor'), API_KEY: 'a-key-for-tests-only', DEMO_CUSTOMERS: '3' }),
    );
    const address = { TIQUO_BASE_URL: `${vendor}/api/v1`, API_KEY: 'another-key-for-tests' };
    const right = start({ ...address, TIQUO_API_KEY: 'a-key-for-tests-only' });
    const answer = await fetch(`${await serving(right)}/api/v1/customers`, {
      headers: { authorization: 'Bearer another-key-for-tests' },
    });
    expect(ListCustomersResponse.parse(await answer.json()).data).toHaveLength(3);
    right.child.kill('SIGTERM');
    expect([await right.exit, right.errors()]).toEqual([
      0,
      expect.stringMatching(/^Customers come from Tiquo at 127\.0\.0\.1:\d+\. 1 of 1,000 requests used\.\n$/),
    ]);
    const wrong = start({ ...address, TIQUO_API_KEY: 'canary' });
    expect(await wrong.exit).toBe(1);
    expect([wrong.errors(), wrong.output()]).toEqual([`TIQUO_API_KEY is refused by ${new URL(vendor).host}.\n`, '']);
  });

  it('starts when the address cannot be reached, and says so in one sentence', async () => {
    const command = start({ TIQUO_BASE_URL: 'http://127.0.0.1:9/api/v1', TIQUO_API_KEY: 'canary' });
    await serving(command);
    expect(command.errors()).toMatch(
      /^TIQUO_BASE_URL points to 127\.0\.0\.1:9, [^\n]+\. The server starts anyway\.\n$/,
    );
  });
});

describe('SIGTERM', () => {
  it.each(Array.from({ length: scaled(1, 20) }, (_, run) => run))(
    'under 64 busy connections breaks no answer, and the process is gone (run %i)',
    async () => {
      const command = start({ API_KEY: 'a-key-for-tests-only', RATE_LIMIT: '0', DEMO_CUSTOMERS: '200' });
      const url = new URL(await serving(command));
      const agent = new Agent({ keepAlive: true, maxSockets: 64 });
      const broken: string[] = [];
      const tally = { whole: 0, refused: 0 };
      const one = (): Promise<boolean> =>
        new Promise((resolve) => {
          const outgoing = get(
            {
              agent,
              host: url.hostname,
              port: url.port,
              path: '/api/v1/customers',
              headers: { authorization: 'Bearer a-key-for-tests-only' },
            },
            (response) => {
              let body = '';
              response.setEncoding('utf8').on('data', (text: string) => (body += text));
              response.on('close', () => {
                const whole = response.complete && ListCustomersResponse.safeParse(JSON.parse(body)).success;
                if (whole) tally.whole += 1;
                else broken.push(body.slice(-100));
                resolve(true);
              });
            },
          );
          outgoing.on('error', () => {
            tally.refused += 1;
            resolve(false);
          });
        });
      const client = async (): Promise<void> => {
        while (await one());
      };
      const clients = Array.from({ length: 64 }, client);
      while (tally.whole < 200) await once(process.stdout, 'drain', { signal: AbortSignal.timeout(5) }).catch(() => {});
      command.child.kill('SIGTERM');
      expect(await command.exit).toBe(0);
      await Promise.all(clients);
      agent.destroy();
      expect(broken).toEqual([]);
      expect(command.errors().replaceAll(/\r?Creating demo customers: \d+ of \d+\n?/g, '')).toBe('');
    },
  );

  // npm passes a signal on that the terminal, or systemd, has sent to every process of the group already.
  it.each(scaledCases(1, ['SIGTERM', 'SIGINT'] as const))(
    'that comes twice (%s) still finishes open requests',
    async (signal) => {
      const command = start({ API_KEY: 'a-key-for-tests-only' });
      const url = new URL(await serving(command));
      const socket = connect(Number(url.port), url.hostname);
      let received = '';
      socket.on('data', (text: Buffer) => (received += text.toString())).on('error', () => {});
      socket.write('GET /api/v1/customers HTTP/1.1\r\nHost: x\r\n');
      await fetch(new URL('/healthz', url));
      command.child.kill(signal);
      await delay(100);
      command.child.kill(signal);
      socket.write('Authorization: Bearer a-key-for-tests-only\r\n\r\n');
      expect(await command.exit).toBe(0);
      expect(received).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it('disconnects a client that never finishes within ten seconds', { timeout: 30_000 }, async () => {
    const command = start();
    const url = new URL(await serving(command));
    const socket = connect(Number(url.port), url.hostname);
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: ');
    await once(socket, 'connect');
    command.child.kill('SIGTERM');
    expect(await command.exit).toBe(0);
    socket.destroy();
  });
});
