import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { withEnvironmentKey } from './api-keys/environment-key.ts';
import { ActivityLog } from './activity/activity-log.ts';
import type { NoteActivity } from './activity/activity-log.ts';
import { addConfiguredAdmin } from './staff/bootstrap-admin.ts';
import { createStaffServices, type StaffServices } from './staff/create-staff-services.ts';
import { OriginPolicy } from './http/auth/origin-policy.ts';
import { buildApp } from './http/build-app.ts';
import type { Config } from './config/config.ts';
import { openCustomers, type Customers } from './customers/open-customers.ts';
import { loadLateModules } from './loading/late-module.ts';
import { closeGracefully } from './http/transport/graceful-close.ts';
import { Shutdown } from './shutdown.ts';
import { lockDataDirectory, createDataDirectory, systemFile } from './database/data-directory.ts';
import { DataCheck } from './database/integrity/data-check.ts';
import { DataHealth } from './database/integrity/data-health.ts';
import { listen, refuseTakenPort } from './listen.ts';
import { isSystemDatabaseGone, reportLostAccounts } from './lost-accounts.ts';
import type { ExportJobs } from './customers/export/export-jobs.ts';
import type { CustomerImports } from './customers/import/upload/customer-imports.ts';
import { openExportJobs } from './customers/open-export-jobs.ts';
import { openImports } from './customers/open-imports.ts';
import { mayExport } from './staff/may-export.ts';
import { openSystemStore } from './open-system-store.ts';
import type { SystemStore } from './system-store.ts';

export interface RunningServer {
  readonly url: string;
  /** The secret of the key this start created, or null when there was one. */
  readonly newKey: string | null;
  /** Prints what to open next: the setup link while there is no administrator, else the address. */
  printNextStep(): Promise<void>;
  /**
   * Stops listening, finishes open requests within ten seconds, and closes every part. Rejects with the first error
   * when one failed to close; all of them are in the log.
   */
  close(): Promise<void>;
}

/** What tests replace. */
export interface StartServerOptions {
  /** Takes each line of the log and of progress. */
  readonly logTo: { write(line: string): void };
  /** Takes each line for the person who started the server. */
  readonly print: (line: string) => void;
  /** The directory of the built web app. */
  readonly webDirectory: string;
}

/** Standard output is for the person or script that started the server; logs go to standard error. */
const defaultOptions: StartServerOptions = {
  logTo: process.stderr,
  print: console.log,
  webDirectory: join(import.meta.dirname, '../../dist'),
};

const plainHttpWarning =
  'Traffic is not encrypted. Put an HTTPS proxy in front and set PUBLIC_URL to its address, ' +
  'such as https://customers.example.com.';

/**
 * Opens the stores, creates demo customers and a first key where they are due, and listens. Throws a StartupError, or
 * the error of a store, with everything closed again.
 */
export async function startServer(
  config: Config,
  options: StartServerOptions = defaultOptions,
): Promise<RunningServer> {
  const warn = (sentence: string): void => options.logTo.write(`${sentence}\n`);
  const shutdown = new Shutdown(warn);
  try {
    return await start(config, options, warn, shutdown);
  } catch (error) {
    // What fails to close is in the log; why the start failed matters more.
    await shutdown.run().catch(() => {});
    throw error;
  }
}

async function start(
  config: Config,
  options: StartServerOptions,
  warn: (sentence: string) => void,
  shutdown: Shutdown,
): Promise<RunningServer> {
  const { dataDirectory } = config;
  createDataDirectory(dataDirectory);
  const { databaseUrl } = config;
  const isSystemGone = databaseUrl === null && isSystemDatabaseGone(dataDirectory);
  shutdown.defer('data directory', lockDataDirectory(dataDirectory));
  await refuseTakenPort(config);
  const health = new DataHealth(warn);
  const limit = { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds };
  const systemName = databaseUrl === null ? systemFile(dataDirectory) : 'The database of DATABASE_URL';
  const system = await openSystemStore({
    dataDirectory,
    databaseUrl,
    limit,
    as: 'server',
    onDamage: ({ message }) => health.reportDamage(systemName, message),
  });
  shutdown.defer('system store', () => system.close());
  const { history, upstream } = system;
  const customers = await openCustomers(config, { history, upstream, health, progressTo: options.logTo });
  shutdown.defer('customers', () => customers.close());
  const isDemo = async (): Promise<boolean> => (await customers.source.capabilities()).demo;
  if (isSystemGone && !(await isDemo())) await system.noteLostAccounts();
  await reportLostAccounts(dataDirectory, system, health);
  const originPolicy = new OriginPolicy(config);
  const services = createStaffServices({
    staff: system.staff,
    secret: await system.authSecret(),
    oidc: config.oidc,
    isSecure: originPolicy.isSecure,
    isLocal: originPolicy.isLocal,
    origin: () => originPolicy.origin,
    isDemo,
    print: options.print,
    warn,
  });
  shutdown.defer('sign-in', services.close);
  const activity = new ActivityLog(system.activity, config.activityDays, warn);
  activity.start();
  shutdown.defer('activity log', () => activity.close());
  await addConfiguredAdmin(config, { staff: system.staff, throttle: services.throttle, log: warn });
  const { source } = customers;
  const { note } = activity;
  const exportJobs = await openExportJobs({
    dataDirectory,
    source,
    mayExport: (personId) => mayExport(system.staff, personId),
    noteExport: (person, subject) => note('customers-exported', person, subject),
    warn,
  });
  shutdown.defer('exports', async () => await exportJobs?.close());
  const imports = await openImports(config, {
    source,
    noteImport: (person, subject) => note('customers-imported', person, subject),
    warn,
  });
  shutdown.defer('imports', async () => await imports?.close());
  const app = await createApp(config, options, {
    system,
    customers,
    health,
    services,
    originPolicy,
    note,
    exportJobs,
    imports,
  });
  shutdown.defer('HTTP server', () => closeGracefully(app));
  const url = await listen(app, config);
  void loadLateModules().catch(() => warn('A part of the server could not be loaded. Restart it.'));
  // Read once, it takes a few ms; the first time a quarter of a second, for which a first page would not wait.
  void source.parameters().catch(() => {});
  originPolicy.listenAt(url);
  const { origin } = originPolicy;
  if ((await system.serverOrigin()) !== origin) await system.setServerOrigin(origin);
  if (originPolicy.isPlaintext) warn(plainHttpWarning);
  // Only now: the key of a start that fails would never be shown, and the next start would not create one.
  const systemChecks = databaseUrl === null ? [{ path: systemFile(dataDirectory), json: [] }] : [];
  const dataCheck = new DataCheck([...customers.checks, ...systemChecks], health);
  shutdown.defer('check of the data', () => dataCheck.close());
  const newKey = await createFirstKey(config, system);
  const printNextStep = () => printWhatToOpen(originPolicy.origin, services, system, options.print);
  return { url, newKey, printNextStep, close: () => shutdown.run() };
}

async function printWhatToOpen(
  origin: string,
  { demo, setupLink }: StaffServices,
  { staff }: SystemStore,
  print: (line: string) => void,
): Promise<void> {
  if (await demo.exists()) print(`Open ${origin} and choose “Continue with the demo account”.`);
  else if (await staff.hasActiveAdministrator()) print(`Open ${origin} and sign in.`);
  else await setupLink.printOnce();
}

async function createFirstKey(config: Config, { keys }: SystemStore): Promise<string | null> {
  if (config.apiKey !== null || (await keys.list()).length > 0) return null;
  return (await keys.add({ name: 'First key' })).secret;
}

interface CreateAppDeps {
  readonly system: SystemStore;
  readonly customers: Customers;
  readonly health: DataHealth;
  readonly services: StaffServices;
  readonly originPolicy: OriginPolicy;
  readonly note: NoteActivity;
  readonly exportJobs: ExportJobs | null;
  readonly imports: CustomerImports | null;
}

async function createApp(
  config: Config,
  options: StartServerOptions,
  { system, customers, health, services, originPolicy, note, exportJobs, imports }: CreateAppDeps,
): Promise<FastifyInstance> {
  const cursorSecret = await system.cursorSecret();
  return buildApp({
    source: customers.source,
    health,
    keys: withEnvironmentKey(system.keys, config.apiKey),
    limiter: system.limiter,
    limit: config.rateLimit === 0 ? null : { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds },
    ...services,
    originPolicy,
    staff: system.staff,
    storedKeys: system.keys,
    activity: system.activity,
    activityDays: config.activityDays,
    views: system.views,
    preferences: system.preferences,
    pinnedParameters: system.pinnedParameters,
    note,
    exportJobs,
    imports,
    cursorSecret,
    display: { currency: config.currency, locale: config.locale, timeZone: config.timeZone },
    ...options,
    logLevel: config.logLevel,
  });
}
