import type { Config } from '../../config/config.ts';
import { openPostgresCustomers, openPostgresCustomerWriter } from '../../customers/postgres/open-postgres-customers.ts';
import { tryLockImports } from '../../customers/postgres/lock-imports.ts';
import { lockImports, refuseWhileLocked } from '../../customers/sqlite/import-lock.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from '../../customers/sqlite/open-sqlite-customers.ts';
import { lockDataDirectory, requireSystemDatabase } from '../../database/data-directory.ts';
import { openSystemDatabase } from '../../database/open-system-database.ts';
import { openPostgresSystem } from '../../database/postgres/open-postgres-system.ts';
import type { SystemDatabase } from '../../database/system-database.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { beginMove } from './begin-move.ts';
import { compareCustomers, moveCustomers } from './move-customers.ts';
import { compareSystemTables, copySystemTables } from './move-system-tables.ts';

const usage = `Usage: DATABASE_URL=postgres://… npm run move -- --to postgres

Copies everything of DATA_DIR into an empty PostgreSQL database (customers, staff, sessions, keys, views, activity), and
compares every row. Stop the server first; DATA_DIR stays as it is. If the command is stopped, run it again.`;

type Place = Pick<Config, 'dataDirectory' | 'databaseUrl'>;

/** `npm run move`. Rejects with a StartupError for what it cannot do. */
export async function runMoveCommand(
  args: readonly string[],
  { dataDirectory, databaseUrl }: Place,
  print: (line: string) => void,
): Promise<void> {
  if (args[0] === '--help' || args[0] === '-h') {
    print(usage);
    return;
  }
  if (args.join(' ') !== '--to postgres')
    throw new StartupError('Usage: npm run move -- --to postgres (--help says more)');
  if (databaseUrl === null) throw new StartupError('Set DATABASE_URL to the PostgreSQL database to move to.');
  requireSystemDatabase(dataDirectory);
  // Whatever is opened is closed in the reverse order, also when something fails.
  await using closing = new AsyncDisposableStack();
  closing.defer(lockDataDirectory(dataDirectory));
  closing.defer(lockImports(dataDirectory));
  const system = openSystemDatabase(dataDirectory, 'command');
  closing.defer(() => system.close());
  const target = await openPostgresSystem(databaseUrl);
  closing.defer(() => target.close());
  closing.defer(refuseWhileLocked(await tryLockImports(databaseUrl)));
  const customers = await moveOwnCustomers({ dataDirectory, databaseUrl }, system, target.database, print);
  const [before, after] = [
    openSqliteCustomers({ dataDir: dataDirectory }),
    await openPostgresCustomers({ url: databaseUrl }),
  ];
  closing.defer(() => before.close());
  closing.defer(() => after.close());
  await compareCustomers(before, after);
  await copySystemTables(system, target.database);
  const rows = await compareSystemTables(system, target.database);
  print(
    `Moved ${customers.toLocaleString('en')} customers and ${rows.toLocaleString('en')} rows of staff, keys, views ` +
      'and activity, and compared each. Start the server with DATABASE_URL from now on.',
  );
}

/** Resolves to how many there are, once the writer has closed, which makes indexes. */
async function moveOwnCustomers(
  { dataDirectory, databaseUrl }: { readonly dataDirectory: string; readonly databaseUrl: string },
  from: SystemDatabase,
  to: SystemDatabase,
  print: (line: string) => void,
): Promise<number> {
  await using closing = new AsyncDisposableStack();
  const writer = await openPostgresCustomerWriter({ url: databaseUrl });
  closing.defer(() => writer.close());
  await beginMove(from, to, writer);
  const embedded = openSqliteCustomerWriter({ dataDir: dataDirectory });
  closing.defer(() => embedded.close());
  return await moveCustomers(dataDirectory, embedded, writer, print);
}
