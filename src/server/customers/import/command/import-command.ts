import type { Config } from '../../../config/config.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { createDataDirectory, lockOutServers } from '../../../database/data-directory.ts';
import { openSqliteCustomerWriter } from '../../sqlite/open-sqlite-customers.ts';
import { parseArguments, usage } from './import-arguments.ts';
import { lockImports } from '../../sqlite/import-lock.ts';
import { previewText, resultText } from './import-report.ts';
import type { ImportScan } from '../customer-file.ts';
import type { ProgressBar } from './progress-bar.ts';
import { readParameterCatalogue } from '../../sqlite/read-parameter-catalogue.ts';
import { previewImport, runImport } from '../pipeline/run-import.ts';

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
  const { file, dryRun, keepDemo, decimal, dates } = parseArguments(args);
  if (file === null) {
    say(usage);
    return 0;
  }
  if (config.tiquo !== null) {
    throw new StartupError("TIQUO_API_KEY is set, so customers come from Tiquo and can't be imported.");
  }
  const settings = { file, decimal, dates, phoneCountry: config.phoneCountry };
  const onProgress = progress.update;
  try {
    if (dryRun) {
      const preview = await previewImport(
        { ...settings, parameters: readParameterCatalogue(config.dataDirectory) },
        onProgress,
      );
      progress.stop();
      say(previewText(file, preview));
      return 0;
    }
    let textFormat = '';
    const onScan = (scan: ImportScan): void => {
      ({ textFormat } = scan);
    };
    const result = await importInto(config.dataDirectory, (writer) =>
      runImport({ settings, writer, now: Date.now(), keepDemo, onProgress, onScan }),
    );
    progress.stop();
    say(resultText(file, textFormat, result));
    return result.rejected > 0 ? 2 : 0;
  } finally {
    progress.stop();
  }
}

async function importInto<T>(
  dataDirectory: string,
  work: (writer: ReturnType<typeof openSqliteCustomerWriter>) => Promise<T>,
): Promise<T> {
  createDataDirectory(dataDirectory);
  const unlock = lockImports(dataDirectory);
  try {
    const writer = openSqliteCustomerWriter({
      dataDir: dataDirectory,
      lockOthers: () => lockOutServers(dataDirectory),
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
