import { readConfig } from '../config/config.ts';
import { exitWithStartupError, StartupError } from '../errors/startup-error.ts';
import { startServer } from '../start-server.ts';
import { storageError } from '../database/database-error-text.ts';

const usage = `Usage: npm start

Starts the server. Its settings are environment variables, such as PORT=9000 npm start:

  HOST, PORT                         where it listens (127.0.0.1, 8787)
  PUBLIC_URL                         the address browsers use, when it is another
  DATA_DIR                           the directory of the databases (data)
  DATABASE_URL                       a PostgreSQL database that holds everything instead of DATA_DIR
  DEMO_CUSTOMERS                     demo customers in a new database (20000; 0 for none)
  API_KEY                            an API key; without one, the first start prints one
  RATE_LIMIT, RATE_WINDOW_SECONDS    requests per API key and window (1000, 3600; 0 for no limit)
  STAFF_EMAIL, STAFF_PASSWORD        a first administrator
  OIDC_ISSUER, OIDC_CLIENT_ID,       single sign-on by OpenID Connect
  OIDC_CLIENT_SECRET, OIDC_ALLOWED_DOMAINS
  ACTIVITY_DAYS                      how long activity is kept (90)
  TIQUO_API_KEY, TIQUO_BASE_URL,     show the customers of Tiquo instead of your own
  TIQUO_PARAMETERS, TIQUO_FRESH_SECONDS, TIQUO_RATE_LIMIT, TIQUO_RATE_WINDOW_SECONDS
  PHONE_COUNTRY                      the country of national phone numbers in imports, such as GB
  CURRENCY, LOCALE, TIME_ZONE        how amounts and dates are shown
  LOG_LEVEL                          fatal, error, warn, info, debug, trace or silent (info)

README.md says more about each. See also: npm run import, npm run export, npm run backup, npm run key, npm run staff.`;

let dataDirectory = '';
try {
  const [argument] = process.argv.slice(2);
  if (argument === '--help' || argument === '-h') console.log(usage);
  else if (argument === undefined) await serve();
  else throw new StartupError(`npm start takes no argument ${argument}; see npm start -- --help.`);
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}

async function serve(): Promise<void> {
  const config = readConfig();
  ({ dataDirectory } = config);
  const server = await startServer(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Each time: npm passes a signal on that a terminal or a service manager has sent to all processes already, and
    // without a handler the second one would end this process before open requests are finished.
    process.on(signal, () => {
      // A part that failed to close has said so in the log.
      void server.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  // The first line on standard output. Everything before it, and every log, goes to standard error.
  console.log(`Listening on ${server.url}`);
  if (server.newKey !== null) console.log(`API key (shown once): ${server.newKey}`);
  try {
    await server.printNextStep();
  } catch (error) {
    // Why this failed matters more than what fails to close.
    await server.close().catch(() => {});
    throw error;
  }
}
