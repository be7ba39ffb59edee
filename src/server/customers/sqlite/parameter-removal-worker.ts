import { parentPort, workerData } from 'node:worker_threads';
import { sqliteCodeOf } from '../../database/sqlite-error-code.ts';
import { tryLockImports } from './import-lock.ts';
import { openSqliteCustomerWriter } from './open-sqlite-customers.ts';
import { ParameterRemovalTask, type RemovalReply } from './parameter-remover.ts';

/* The worker of parameter-remover.ts: writing waits for other writers, which would block the event loop. */

if (parentPort !== null) {
  const port = parentPort;
  await run(ParameterRemovalTask.parse(workerData), (reply) => port.postMessage(reply));
}

async function run(
  { dataDir, parameterId }: ParameterRemovalTask,
  reply: (reply: RemovalReply) => void,
): Promise<void> {
  try {
    const writer = openSqliteCustomerWriter({ dataDir });
    try {
      if (parameterId !== null) {
        // A running import refers to the parameters it began with.
        const unlock = tryLockImports(dataDir);
        if (unlock === null) return reply({ kind: 'locked' });
        try {
          reply({ kind: (await writer.removeParameter(parameterId)) ? 'removed' : 'absent' });
        } finally {
          unlock();
        }
      }
      await writer.finishRemovals();
    } finally {
      await writer.close();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ kind: 'failed', errcode: sqliteCodeOf(error), message });
  }
}
