import { runKeyCommand } from './key-command.ts';
import { readConfig } from '../config/config.ts';
import { exitWithStartupError } from '../errors/startup-error.ts';
import { demandServersData } from '../storage/data-directory.ts';
import { openSqliteSystemStore } from '../system-store/sqlite-system-store.ts';
import { storageError } from '../storage/storage-error-text.ts';

let dataDirectory = '';
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  demandServersData(dataDirectory);
  const limit = { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds };
  const system = await openSqliteSystemStore({ dataDirectory, limit, as: 'command' });
  try {
    await runKeyCommand(process.argv.slice(2), { ...system, print: console.log });
  } finally {
    await system.close();
  }
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
