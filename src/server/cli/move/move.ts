import { readConfig } from '../../config/config.ts';
import { storageError } from '../../database/database-error-text.ts';
import { exitWithStartupError } from '../../errors/startup-error.ts';
import { runMoveCommand } from './move-command.ts';

let dataDirectory = '';
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  await runMoveCommand(process.argv.slice(2), config, console.log);
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
