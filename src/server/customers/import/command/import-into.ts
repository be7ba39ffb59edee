import { createDataDirectory, lockOutServers } from '../../../database/data-directory.ts';
import type { CustomerWriter } from '../../customer-writer.ts';
import { lockOwnImports, openOwnWriter, type CustomersPlace } from '../../stores/open-own-store.ts';
import type { OnReindex } from '../../sqlite/database/reindex-customers.ts';
import { openSqliteCustomerWriter } from '../../sqlite/open-sqlite-customers.ts';

/**
 * Lets `work` write into an installation's own customers while no other import does. Throws a StartupError if one is
 * running, or the error of the file system or of the database.
 */
export async function importInto<T>(
  place: CustomersPlace,
  onReindex: OnReindex,
  work: (writer: CustomerWriter) => Promise<T>,
): Promise<T> {
  const { dataDirectory, databaseUrl } = place;
  if (databaseUrl === null) createDataDirectory(dataDirectory);
  const unlock = await lockOwnImports(place);
  try {
    const writer =
      databaseUrl === null
        ? openSqliteCustomerWriter({
            dataDir: dataDirectory,
            lockOthers: () => lockOutServers(dataDirectory),
            onReindex,
          })
        : await openOwnWriter(place);
    try {
      return await work(writer);
    } finally {
      await writer.close();
    }
  } finally {
    await unlock();
  }
}
