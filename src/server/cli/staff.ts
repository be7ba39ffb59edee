import { runStaffCommand } from './staff-command.ts';
import { OriginPolicy } from '../http/auth/origin-policy.ts';
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
  const originPolicy = new OriginPolicy(config);
  originPolicy.listenAt(`http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`);
  try {
    const { staff, activity } = system;
    await runStaffCommand(process.argv.slice(2), { staff, activity, origin: originPolicy.origin, print: console.log });
  } finally {
    await system.close();
  }
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
