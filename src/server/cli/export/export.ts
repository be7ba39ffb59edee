import { readConfig } from '../../config/config.ts';
import { exitWithStartupError, StartupError } from '../../errors/startup-error.ts';
import { storageError } from '../../database/database-error-text.ts';
import { runExportCommand } from './export-command.ts';

let dataDirectory = '';
const stopper = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stopper.abort(new StartupError('Stopped. No file was saved.')));
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  await runExportCommand(config, process.argv.slice(2), console.log, stopper.signal);
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
