import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { withEnvironmentKey } from './api-keys/environment-key.ts';
import { ActivityLog } from './activity/activity-log.ts';
import type { NoteActivity } from './activity/activity-note.ts';
import { addConfiguredStaff } from './staff/bootstrap-admin.ts';
import { openAccess, type Access } from './staff/create-staff-services.ts';
import { OwnAccount } from './staff/account-service.ts';
import { buildApp } from './app.ts';
import type { Config } from './config/config.ts';
import { openCustomers, type Customers } from './customers/open-customers.ts';
import { closeGracefully } from './http/transport/graceful-close.ts';
import { StartupError } from './errors/startup-error.ts';
import { lockDataDirectory, makeDataDirectory } from './storage/data-directory.ts';
import { openSqliteSystemStore } from './system-store/sqlite-system-store.ts';
import type { SystemStore } from './system-store/system-store.ts';

export interface RunningServer {
  readonly url: string;
  /** The secret of the key this start made, or null when there was one. */
  readonly newKey: string | null;
  /** Prints where the first administrator makes an account, unless there is one. */
  printFirstLink(): Promise<void>;
  /** Finishes what is being answered, in ten seconds at most. */
  close(): Promise<void>;
}

/** What a test gives in place of the usual. */
export interface Surroundings {
  /** Takes each line of the log and of progress. */
  readonly logTo: { write(line: string): void };
  /** Takes what whoever started the server is to read, line by line. */
  readonly print: (line: string) => void;
  /** Where the built web app lies. */
  readonly webDirectory: string;
}

/** Standard output is for what a person or a script reads; logs go beside it. */
const usualSurroundings: Surroundings = {
  logTo: process.stderr,
  print: console.log,
  webDirectory: join(import.meta.dirname, '../../dist'),
};

const plainHttpWarning =
  'Passwords and customers cross the network in the clear: put TLS in front and say its address in PUBLIC_URL, such as https://customers.example.com.';

/**
 * Opens the stores, makes demo data and a first key where they are due, and listens. Throws a StartupError or what a
 * store says.
 */
export async function startServer(
  config: Config,
  surroundings: Surroundings = usualSurroundings,
): Promise<RunningServer> {
  makeDataDirectory(config.dataDirectory);
  const letGo: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const part of letGo.toReversed()) await part();
  };
  try {
    letGo.push(lockDataDirectory(config.dataDirectory));
    const limit = { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds };
    const system = await openSqliteSystemStore({ dataDirectory: config.dataDirectory, limit, as: 'server' });
    letGo.push(() => system.close());
    const customers = await openCustomers(config, system, surroundings.logTo);
    letGo.push(() => customers.close());
    const warn = (sentence: string): void => surroundings.logTo.write(`${sentence}\n`);
    const isDemo = async (): Promise<boolean> => (await customers.source.capabilities()).demo;
    const access = await openAccess(config, system, { isDemo, print: surroundings.print, warn });
    letGo.push(access.close);
    const activity = new ActivityLog(system.activity, config.activityDays, warn);
    activity.start();
    letGo.push(() => activity.close());
    await addConfiguredStaff(config, { staff: system.staff, tries: access.tries, say: warn });
    const app = await appOf(config, surroundings, system, customers, access, activity.note);
    const url = await listen(app, config);
    letGo.push(() => closeGracefully(app));
    access.originPolicy.listenAt(url);
    if (access.originPolicy.isPlaintext) warn(plainHttpWarning);
    // Only now: a key made for a start that fails would be shown to nobody, and the next start would make none.
    const newKey = await firstKey(config, system);
    return { url, newKey, printFirstLink: () => access.firstLink.printOnce(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function firstKey(config: Config, { keys }: SystemStore): Promise<string | null> {
  if (config.apiKey !== null || (await keys.list()).length > 0) return null;
  return (await keys.add('First key')).secret;
}

async function appOf(
  config: Config,
  surroundings: Surroundings,
  system: SystemStore,
  customers: Customers,
  access: Access,
  note: NoteActivity,
): Promise<FastifyInstance> {
  const cursorSecret = await system.cursorSecret();
  return buildApp({
    source: customers.source,
    keys: withEnvironmentKey(system.keys, config.apiKey),
    limiter: system.limiter,
    limit: config.rateLimit === 0 ? null : { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds },
    ...access,
    staff: system.staff,
    account: new OwnAccount({ ...access, accounts: system.accounts }),
    storedKeys: system.keys,
    activity: system.activity,
    activityDays: config.activityDays,
    note,
    cursorSecret,
    display: { currency: config.currency, locale: config.locale, timeZone: config.timeZone },
    ...surroundings,
    logLevel: config.logLevel,
  });
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    // Fastify would open `localhost` twice, on two servers of which one has none of our timeouts.
    await app.listen({ host: host === 'localhost' ? '127.0.0.1' : host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    throw listenProblem(error, host, port) ?? error;
  }
  const address = app.server.address();
  const listening = address === null || typeof address === 'string' ? port : address.port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${listening}`;
}

function listenProblem(error: unknown, host: string, port: number): StartupError | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return new StartupError(`PORT ${port} on ${host} is already in use by another program.`);
  if (code === 'EACCES') return new StartupError(`PORT ${port} may not be opened by this user.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartupError(`HOST ${host} is not an address of this computer.`);
  return null;
}
