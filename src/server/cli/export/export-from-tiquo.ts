import { exportPageSize } from '../../../contract/list/exported-file.ts';
import type { ExportQuery } from '../../../contract/list/list-export.ts';
import type { Quota } from '../../../contract/list/list-metadata.ts';
import type { Config, TiquoConfig } from '../../config/config.ts';
import type { FilePart } from '../../customers/customer-source.ts';
import { columnDefinitions } from '../../customers/export/file/csv-columns.ts';
import { exportFile } from '../../customers/export/file/export-file.ts';
import { startOfExport, walkMetered, type ExportPause } from '../../customers/export/walk-metered.ts';
import { SourceFailedError, SourceRefusedError } from '../../customers/source-errors.ts';
import { createTiquoSource } from '../../customers/tiquo/open-tiquo-customers.ts';
import type { TiquoCustomerSource } from '../../customers/tiquo/tiquo-customer-source.ts';
import { createDataDirectory, serverLock, tryLock } from '../../database/data-directory.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { resolveExportQuery } from '../../http/routes/lists/resolve-export-query.ts';
import { isSystemDatabaseGone } from '../../lost-accounts.ts';
import { openSystemStore } from '../../open-system-store.ts';
import type { SystemStore } from '../../system-store.ts';
import { noteExport } from './note-export.ts';
import { writeWhole } from './write-whole.ts';

interface TiquoExport {
  readonly file: string;
  readonly query: ExportQuery;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Exports from Tiquo, after saying what it costs, and resolves to the number of customers. In place of a server, which
 * counts its requests in its own memory. Throws a StartupError for what does not pass, an HttpError for the query.
 */
export async function exportFromTiquo(config: Config, tiquo: TiquoConfig, request: TiquoExport): Promise<number> {
  const { dataDirectory, databaseUrl, rateLimit, rateWindowSeconds } = config;
  createDataDirectory(dataDirectory);
  // Before it is created: the next start has to say that the accounts are gone.
  const isSystemGone = databaseUrl === null && isSystemDatabaseGone(dataDirectory);
  const unlock = tryLock(serverLock(dataDirectory));
  if (unlock === null)
    throw new StartupError(
      `A server is running on the data directory ${dataDirectory} and counts its requests to Tiquo. ` +
        'Export on its page, or stop it first.',
    );
  try {
    const limit = { requests: rateLimit, windowSeconds: rateWindowSeconds };
    const system = await openSystemStore({ dataDirectory, databaseUrl, limit, as: 'server' });
    try {
      if (isSystemGone) await system.noteLostAccounts();
      const source = await createTiquoSource(tiquo, system);
      try {
        return await write(source, system, request);
      } finally {
        await source.close();
      }
    } finally {
      await system.close();
    }
  } catch (error) {
    if (error instanceof SourceFailedError) throw new StartupError(`${error.sentence}.`, { cause: error });
    throw error instanceof SourceRefusedError ? new StartupError(`${error.message}.`, { cause: error }) : error;
  } finally {
    unlock();
  }
}

async function write(
  source: TiquoCustomerSource,
  system: SystemStore,
  { file, query, print, signal }: TiquoExport,
): Promise<number> {
  const { filter, parameter, words } = await resolveExportQuery(query, source);
  const { format, columns = null, status = null } = query;
  const definitions = await columnDefinitions(source, columns, parameter);
  const { start, textOf } = exportFile({
    format,
    columns,
    definitions,
    fromLists: { filteredBy: parameter?.id ?? null },
  });
  print(costText(await source.quota()));
  let customers = 0;
  const onPause = pausePrinter(print, () => customers);
  async function* parts(): AsyncGenerator<FilePart> {
    yield { text: start, customers: 0 };
    for await (const batch of walkMetered(source, { filter, status }, null, startOfExport(null), { signal, onPause })) {
      customers += batch.customers.length;
      yield { text: await textOf(batch.customers), customers: batch.customers.length };
    }
  }
  return await writeWhole(file, parts(), (exported, isComplete) =>
    noteExport(system, query, words, exported, isComplete),
  );
}

function costText({ limit, used }: Quota): string {
  const remaining = (limit - used).toLocaleString('en');
  return (
    `Uses a request for every ${exportPageSize} customers, of ${remaining} remaining requests. ` +
    'Leaves half of the requests for people at work, and waits for more when its own half is used up.'
  );
}

/** Prints a pause once, however often it is tried meanwhile. */
function pausePrinter(print: (line: string) => void, customers: () => number) {
  let printed: string | null = null;
  return (pause: ExportPause | null): void => {
    if (pause !== null && pause.reason !== printed) {
      const time = new Date(pause.until).toTimeString().slice(0, 8);
      print(`Paused after ${customers().toLocaleString('en')} customers until about ${time}. ${pause.reason}.`);
    }
    printed = pause?.reason ?? null;
  };
}
