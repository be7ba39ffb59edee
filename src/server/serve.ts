import { startServer } from './start-server.ts';
import { readConfig } from './config/config.ts';
import { exitWithStartupError } from './errors/startup-error.ts';
import { storageError } from './storage/storage-error-text.ts';

let dataDirectory = '';
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  const server = await startServer(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
  // The first line on standard output; everything before it, and every log, goes to standard error.
  console.log(`Listening on ${server.url}`);
  if (server.newKey !== null) console.log(`API key, shown only this once: ${server.newKey}`);
  await server.printFirstLink();
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
