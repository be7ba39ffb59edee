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
      // A part that failed to close has said so in the log.
      void server.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  // The first line on standard output. Everything before it, and every log, goes to standard error.
  console.log(`Listening on ${server.url}`);
  if (server.newKey !== null) console.log(`API key (shown once): ${server.newKey}`);
  await server.printNextStep();
} catch (error) {
  exitWithStartupError(storageError(error, dataDirectory) ?? error);
}
