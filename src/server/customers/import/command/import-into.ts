import { createDataDirectory, lockOutServers } from '../../../database/data-directory.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import type { CustomerWriter } from '../../customer-writer.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
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
    return await workAndClose(writer, work);
  } finally {
    await unlock();
  }
}

/** Closing completes what the work has written, and fails too where the database does. */
async function workAndClose<T>(writer: CustomerWriter, work: (writer: CustomerWriter) => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work(writer);
  } catch (error) {
    // What the work says is of more use: how much was saved.
    await writer.close().catch(() => {});
    throw error;
  }
  try {
    await writer.close();
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    throw new StartupError(
      `All rows were imported, but the indexes were not completed: ${error.message}. Run the import again.`,
      { cause: error },
    );
  }
  return result;
}
