import { runStaffCommand } from './access/staff-command.ts';
import { Site } from './access/site.ts';
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
  const site = new Site(config);
  site.listenAt(`http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`);
  try {
    const { staff, activity } = system;
    await runStaffCommand(process.argv.slice(2), { staff, activity, origin: site.origin, print: console.log });
  } finally {
    await system.close();
  }
} catch (error) {
  exitWithStartError(startProblem(error, dataDirectory) ?? error);
}
