import { tmpdir } from 'node:os';
import type { Config } from '../../../config/config.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { storageErrorText } from '../../../database/database-error-text.ts';
import { openSqliteCustomerWriter } from '../../sqlite/open-sqlite-customers.ts';
import { parseArguments, usage } from './import-arguments.ts';
import { saveMappingFile } from './mapping-file.ts';
import { importInto } from './import-into.ts';
import { dryRunText, resultText } from './import-report.ts';
import type { ProgressBar } from './progress-bar.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import { withCustomersCopy } from '../../sqlite/with-customers-copy.ts';
import type { CustomerWriter } from '../../customer-writer.ts';
import { lockOwnImports, openOwnRehearsal, type CustomersPlace } from '../../stores/open-own-store.ts';
import { runImport } from '../pipeline/run-import.ts';
import type { ImportResult } from '../pipeline/run-import.ts';
import type { OnReindex } from '../../sqlite/database/reindex-customers.ts';

/**
 * `npm run import -- FILE`: resolves to the exit code, 0 if every row was imported and 2 if some were rejected. Throws
 * a StartupError, or the error of the file system or of SQLite.
 */
export async function runImportCommand(
  config: Config,
  args: readonly string[],
  say: (text: string) => void,
  progress: ProgressBar,
): Promise<number> {
  const { file, dryRun, keepDemo, decimal, dates, encoding, mapping, saveMapping } = parseArguments(args);
  if (file === null) {
    say(usage);
    return 0;
  }
  if (config.tiquo !== null) {
    throw new StartupError("TIQUO_API_KEY is set, so customers come from Tiquo and can't be imported.");
  }
  const settings = { file, decimal, dates, encoding, mapping, phoneCountry: config.phoneCountry };
  const run = (writer: CustomerWriter): Promise<ImportResult> =>
    runImport({ settings, writer, now: Date.now(), keepDemo, dryRun, onProgress: progress.update });
  try {
    const onReindex = (done: number, customers: number): void => {
      progress.update({ pass: 'reindex', share: done / customers, rows: done });
    };
    const result = await (dryRun ? tryImport : importInto)(config, onReindex, run);
    progress.stop();
    if (saveMapping !== null) saveMappingFile(saveMapping, result.scan.columns);
    say(dryRun ? dryRunText(file, result) : resultText(file, result));
    return result.rejected > 0 && !dryRun ? 2 : 0;
  } finally {
    progress.stop();
  }
}

/** Imports into a copy, which is then removed, or in PostgreSQL within a transaction, which is then rolled back. */
function tryImport<T>(
  place: CustomersPlace,
  onReindex: OnReindex,
  work: (writer: CustomerWriter) => Promise<T>,
): Promise<T> {
  const { dataDirectory, databaseUrl } = place;
  if (databaseUrl !== null) return rehearse(place, databaseUrl, work);
  return withCustomersCopy(dataDirectory, async (dataDir) => {
    try {
      const writer = openSqliteCustomerWriter({ dataDir, onReindex });
      try {
        return await work(writer);
      } finally {
        await writer.close();
      }
    } catch (error) {
      const text = storageErrorText(error);
      if (text === undefined) throw error;
      throw new StartupError(
        `The dry run stopped: the temporary directory ${tmpdir()} ${text}. Nothing was written. ` +
          'Make room there, or set TMPDIR to another directory.',
        { cause: error },
      );
    }
  });
}

async function rehearse<T>(
  place: CustomersPlace,
  databaseUrl: string,
  work: (writer: CustomerWriter) => Promise<T>,
): Promise<T> {
  await using closing = new AsyncDisposableStack();
  closing.defer(await lockOwnImports(place));
  const writer = await openOwnRehearsal(databaseUrl);
  // Whether it worked or not, closing it has nothing to complete: PostgreSQL rolls back.
  closing.defer(() => writer.close().catch(() => {}));
  try {
    return await work(writer);
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    const text = `The dry run stopped: ${error.message}. Nothing was written. Run it again.`;
    throw new StartupError(text, { cause: error });
  }
}
