import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CustomerPatch, PreparedPatch } from '../model/customer-patch.ts';
import type { CustomerWriter } from '../customer-writer.ts';
import { defaultDemoSeed } from './content/random.ts';
import type { DemoTask } from './demo-worker.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { demoToday } from './content/demo-time.ts';

export interface DemoRequest {
  readonly writer: CustomerWriter;
  /** How many customers, numbered from CUST-000001. */
  readonly count: number;
  readonly seed?: number;
  /** Told after each batch how many customers are durable. */
  readonly onProgress?: (done: number, count: number) => void;
}

const batchSize = 2_000;

/** Writes demo customers into an empty store; rejects when the store refuses one, which is a defect of ours. */
export async function createDemoCustomers({
  writer,
  count,
  seed = defaultDemoSeed,
  onProgress,
}: DemoRequest): Promise<void> {
  for (const parameter of demoParameters) {
    await writer.defineParameter(parameter);
  }
  let done = 0;
  for await (const batch of preparedBatches({ count, size: batchSize, seed })) {
    const outcomes = await writer.write(batch, demoToday);
    const refused = outcomes.find((outcome) => outcome.kind === 'rejected');
    if (refused?.kind === 'rejected') throw new Error(`A demo customer was refused: ${refused.reason}`);
    done += batch.length;
    onProgress?.(done, count);
  }
  if (done !== count) throw new Error(`Only ${done} of ${count} demo customers were created`);
}

/**
 * Demo customers in batches: a single batch from this thread, more of them from one of their own, for a quick first
 * start.
 */
async function* preparedBatches(task: DemoTask): AsyncGenerator<readonly (CustomerPatch | PreparedPatch)[]> {
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

/** Null for what else a thread says: under `node --watch` also which modules it loads. */
function batchOf(message: unknown): readonly PreparedPatch[] | null {
  if (!Array.isArray(message)) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only demo-worker.ts sends lists
  return message as readonly PreparedPatch[];
}
