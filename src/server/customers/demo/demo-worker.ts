import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { systemParameters } from '../../../contract/parameters.ts';
import { preparePatch } from '../model/prepare-patch.ts';
import { demoBatches } from './demo-customers.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { demoToday } from './content/demo-time.ts';

/** What the thread that makes customers up is asked for. */
export interface DemoTask {
  readonly count: number;
  /** Customers in a batch. */
  readonly size: number;
  readonly seed: number;
}

/** Batches made ahead of the one being written. */
const batchesAhead = 2;

/** Makes customers up and works out what they are searched by, while the other thread writes those before. */
if (parentPort !== null) {
  const { count, size, seed } = demoTaskOf(workerData);
  const taken = on(parentPort, 'message');
  const definitions = new Map(
    [...systemParameters, ...demoParameters].map((definition) => [definition.id, definition]),
  );
  let ahead = 0;
  for (const batch of demoBatches(count, size, seed)) {
    parentPort.postMessage(batch.map((patch) => preparePatch(patch, demoToday, definitions)));
    ahead += 1;
    if (ahead > batchesAhead) await taken.next();
  }
  parentPort.close();
}

function demoTaskOf(data: unknown): DemoTask {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- given by create-demo-customers.ts alone
  return data as DemoTask;
}
