import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { systemParameters } from '../../../contract/parameters.ts';
import { prepareUpsert } from '../model/prepare-upsert.ts';
import { demoBatches } from './demo-customers.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { demoToday } from './content/demo-time.ts';

/** The task of the worker that generates demo customers. */
export interface DemoTask {
  readonly count: number;
  /** Customers per batch. */
  readonly size: number;
  readonly seed: number;
}

/** Batches generated ahead of the one being written. */
const batchesAhead = 2;

/** Generates customers and prepares them for the write, while the main thread writes the ones before. */
if (parentPort !== null) {
  const { count, size, seed } = parseDemoTask(workerData);
  const taken = on(parentPort, 'message');
  const definitions = new Map(
    [...systemParameters, ...demoParameters].map((definition) => [definition.id, definition]),
  );
  let ahead = 0;
  for (const batch of demoBatches(count, size, seed)) {
    parentPort.postMessage(batch.map((upsert) => prepareUpsert(upsert, demoToday, definitions)));
    ahead += 1;
    if (ahead > batchesAhead) await taken.next();
  }
  parentPort.close();
}

function parseDemoTask(data: unknown): DemoTask {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own message
  return data as DemoTask;
}
