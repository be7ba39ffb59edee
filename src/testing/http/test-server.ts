import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Role } from '../../contract/roles-and-permissions.ts';
import { readConfig } from '../../server/config/config.ts';
import { openSqliteCustomerWriter } from '../../server/customers/sqlite/open-sqlite-customers.ts';
import { startServer, type RunningServer } from '../../server/start-server.ts';
import { writeSamples } from '../customers/sample-customers.ts';
import { signedInCookie } from './signed-in-cookie.ts';

export const testKey = 'a-key-for-tests-only';

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly dataDirectory: string;
  /** Id of the custom parameter Loyalty Tier. */
  readonly loyaltyTier: string;
  /** Everything the server has logged so far. */
  readonly log: () => string;
  /** Sends a request, by default with the test key. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a request and parses its response as JSON. */
  json(path: string, init?: RequestInit): Promise<unknown>;
  /**
   * The Cookie header of a new user who is signed in, by default an administrator.
   */
  signIn(role?: Role): Promise<string>;
  /** Closes the server and starts another on the same data and port. */
  restart(environment?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** The number of sample customers, 40 by default; none when the environment has the key of another source. */
  readonly customers?: number;
  /** The number of demo customers, instead of the samples. */
  readonly demo?: number;
  /** Additional variables. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly webDirectory?: string;
  /** With what is there already; a new one unless given. */
  readonly dataDirectory?: string;
}

/** Starts a complete server with a new database on a free port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'customers-server-'));
  const { demo } = options;
  const isOwnStore = demo === undefined && options.environment?.['TIQUO_API_KEY'] === undefined;
  const loyaltyTier = isOwnStore ? await fill(dataDirectory, options.customers ?? 40) : '';
  const lines: string[] = [];
  const startOptions = {
    logTo: { write: (line: string) => lines.push(line) },
    print: () => {},
    webDirectory: options.webDirectory ?? join(dataDirectory, 'no-web-app'),
  };
  const start = (environment: Readonly<Record<string, string>>): Promise<RunningServer> =>
    startServer(
      readConfig({
        DATA_DIR: dataDirectory,
        PORT: '0',
        API_KEY: testKey,
        RATE_LIMIT: '0',
        DEMO_CUSTOMERS: String(demo ?? 0),
        ...options.environment,
        ...environment,
      }),
      startOptions,
    );
  let running = await start({});
  const { url } = running;
  const port = Number(new URL(url).port);
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${testKey}`, ...plainHeaders(init.headers) } });
  return {
    url,
    port,
    dataDirectory,
    loyaltyTier,
    log: () => lines.join(''),
    request,
    json: async (path, init) => {
      const body: unknown = await (await request(path, init)).json();
      return body;
    },
    signIn: (role) => signedInCookie(dataDirectory, role, options.environment?.['DATABASE_URL']),
    restart: async (environment = {}) => {
      await running.close();
      running = await start({ PORT: String(port), ...environment });
    },
    close: async () => {
      await running.close();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

async function fill(dataDirectory: string, count: number): Promise<string> {
  const writer = openSqliteCustomerWriter({ dataDir: dataDirectory });
  try {
    return await writeSamples(writer, count);
  } finally {
    await writer.close();
  }
}

function plainHeaders(headers: RequestInit['headers']): Record<string, string> {
  return z.record(z.string(), z.string()).parse(headers ?? {});
}
