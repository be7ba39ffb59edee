import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CustomerPatch, PreparedPatch } from '../customer-writer.ts';
import { batchOf } from './demo-task.ts';
import type { DemoTask } from './demo-task.ts';

/**
 * Demo customers in batches: a single batch from this thread, more of them from one of their own, for a quick first
 * start.
 */
export async function* preparedBatches(task: DemoTask): AsyncGenerator<readonly (CustomerPatch | PreparedPatch)[]> {
  if (task.count <= task.size) {
    // Loaded only where it is used: faker's locales take a third of a second.
    const { demoBatches } = await import('./demo-customers.ts');
    yield* demoBatches(task.count, task.size, task.seed);
    return;
  }
  const worker = new Worker(new URL('demo-worker.ts', import.meta.url), { workerData: task });
  try {
    const batches: AsyncIterable<readonly unknown[]> = on(worker, 'message', { close: ['exit'] });
    for await (const [message] of batches) {
      const batch = batchOf(message);
      if (batch === null) continue;
      yield batch;
      worker.postMessage(null);
    }
  } finally {
    await worker.terminate();
  }
}
