import { basename } from 'node:path';
import { readConfig } from '../config/config.ts';
import { customersFormat, customersJson } from '../customers/sqlite/database/open-database.ts';
import { backUpDatabases } from '../database/backup/back-up-databases.ts';
import { systemFormat } from '../database/open-system-database.ts';
import { printable } from '../errors/printable.ts';
import { exitWithStartupError, StartupError } from '../errors/startup-error.ts';

const usage = `Usage: npm run backup -- FILE

Copies the databases of DATA_DIR into the new directory FILE, while the server runs or not.
To restore, stop the server, move DATA_DIR away, and copy FILE in its place.`;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
try {
  await run(process.argv.slice(2));
} catch (error) {
  exitWithStartupError(error);
}

async function run([target, ...rest]: readonly string[]): Promise<void> {
  if (target === '--help' || target === '-h') {
    console.log(usage);
    return;
  }
  if (target === undefined || target.startsWith('-') || rest.length > 0)
    throw new StartupError('Usage: npm run backup -- FILE (--help says more)');
  const { dataDirectory, databaseUrl } = readConfig();
  if (databaseUrl !== null)
    throw new StartupError('With DATABASE_URL, back up PostgreSQL with its own tools, such as pg_dump.');
  const copies = await backUpDatabases(dataDirectory, target, [
    { format: customersFormat, json: customersJson },
    { format: systemFormat, json: [] },
  ]);
  console.log(printable(`Backed up into ${target}: ${copies.map((path) => basename(path)).join(' and ')}.`));
}
