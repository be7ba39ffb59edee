import { createDataDirectory, lockOutServers } from '../../../database/data-directory.ts';
import type { OnReindex } from '../../sqlite/database/reindex-customers.ts';
import { lockImports } from '../../sqlite/import-lock.ts';
import { openSqliteCustomerWriter } from '../../sqlite/open-sqlite-customers.ts';
import type { SqliteCustomerWriter } from '../../sqlite/sqlite-customer-writer.ts';

/**
 * Lets `work` write into a data directory while no other import does. Throws a StartupError if one is running, or the
 * error of the file system or of SQLite.
 */
export async function importInto<T>(
  dataDirectory: string,
  onReindex: OnReindex,
  work: (writer: SqliteCustomerWriter) => Promise<T>,
): Promise<T> {
  createDataDirectory(dataDirectory);
  const unlock = lockImports(dataDirectory);
  try {
    const writer = openSqliteCustomerWriter({
      dataDir: dataDirectory,
      lockOthers: () => lockOutServers(dataDirectory),
      onReindex,
    });
    try {
      return await work(writer);
    } finally {
      await writer.close();
    }
  } finally {
    unlock();
  }
}
