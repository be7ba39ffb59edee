import { expect } from 'vitest';
import { readConfig } from '../../server/config/config.ts';
import { storageError } from '../../server/database/database-error-text.ts';
import { printable } from '../../server/errors/printable.ts';
import { startServer, type RunningServer } from '../../server/start-server.ts';

type Environment = Readonly<Record<string, string>>;

/** Starts the server in this process, which is faster; without customers unless told otherwise. */
export function startInProcess(environment: Environment, log: string[] = []): Promise<RunningServer> {
  const config = readConfig({ PORT: '0', DEMO_CUSTOMERS: '0', LOG_LEVEL: 'warn', ...environment });
  const take = (line: string): void => {
    log.push(line);
  };
  return startServer(config, { logTo: { write: take }, print: take, webDirectory: '/nowhere' });
}

/** The sentence that start-command.ts stops with, when the server in this process prints nothing before. */
export async function startupSentence(environment: Environment): Promise<string> {
  const log: string[] = [];
  try {
    const server = await startInProcess(environment, log);
    await server.close();
  } catch (error) {
    const stopped = storageError(error, environment['DATA_DIR'] ?? '');
    if (stopped === null) throw error;
    expect(log).toEqual([]);
    return printable(stopped.message);
  }
  return expect.fail('The server started.');
}
