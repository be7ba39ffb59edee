import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { preparePatch } from '../prepare-patch.ts';
import { demoBatches } from './demo-customers.ts';
import { demoTaskOf } from './demo-task.ts';

/** Batches made ahead of the one being written. */
const batchesAhead = 2;

/** Makes customers up and works out what they are searched by, while the other thread writes those before. */
if (parentPort !== null) {
  const { count, size, seed } = demoTaskOf(workerData);
  const taken = on(parentPort, 'message');
  let ahead = 0;
  for (const batch of demoBatches(count, size, seed)) {
    parentPort.postMessage(batch.map(preparePatch));
    ahead += 1;
    if (ahead > batchesAhead) await taken.next();
  }
  parentPort.close();
}
