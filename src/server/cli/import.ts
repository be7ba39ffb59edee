import { readConfig } from '../config/config.ts';
import { runImportCommand } from '../customers/import/command/import-command.ts';
import { progressBar } from '../customers/import/command/progress-bar.ts';
import { exitWithStartupError } from '../errors/startup-error.ts';
import { storageError } from '../database/database-error-text.ts';

let dataDirectory = '';
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  process.exitCode = await runImportCommand(config, process.argv.slice(2), console.log, progressBar(process.stderr));
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
