import { runKeyCommand } from './access/key-command.ts';
import { readConfig } from './config.ts';
import { exitWithStartError } from './start-error.ts';
import { demandServersData } from './system/data-directory.ts';
import { openSqliteSystemStore } from './system/sqlite-system-store.ts';
import { startProblem } from './system/start-problem.ts';

let dataDirectory = '';
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  demandServersData(dataDirectory);
  const limit = { requests: config.rateLimit, windowSeconds: config.rateWindowSeconds };
  const system = openSqliteSystemStore({ dataDirectory, limit, as: 'command' });
  try {
    await runKeyCommand(process.argv.slice(2), { ...system, print: console.log });
  } finally {
    await system.close();
  }
} catch (error) {
  exitWithStartError(startProblem(error, dataDirectory) ?? error);
}
