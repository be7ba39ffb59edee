import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CustomerUpsert, PreparedUpsert } from '../model/customer-upsert.ts';
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

/** Writes demo customers into an empty store. Rejects if the store rejects one, which is a bug. */
export async function createDemoCustomers({
  writer,
  count,
  seed = defaultDemoSeed,
  onProgress,
}: DemoRequest): Promise<void> {
  await writer.defineParameters(demoParameters);
  let done = 0;
  for await (const batch of preparedBatches({ count, size: batchSize, seed })) {
    const outcomes = await writer.write(batch, demoToday);
    const rejected = outcomes.find((outcome) => outcome.kind === 'rejected');
    if (rejected?.kind === 'rejected') throw new Error(`A demo customer was rejected: ${rejected.reason}`);
    done += batch.length;
    onProgress?.(done, count);
  }
  if (done !== count) throw new Error(`Only ${done} of ${count} demo customers were created`);
}

/**
 * Demo customers in batches: a single batch from this thread, several from a worker, so that the first start is quick.
 */
async function* preparedBatches(task: DemoTask): AsyncGenerator<readonly (CustomerUpsert | PreparedUpsert)[]> {
  if (task.count <= task.size) {
    // Loaded only when used: faker's locales take a third of a second.
    const { demoBatches } = await import('./demo-customers.ts');
    yield* demoBatches(task.count, task.size, task.seed);
    return;
  }
  const worker = new Worker(new URL('demo-worker.ts', import.meta.url), { workerData: task });
  try {
    const batches: AsyncIterable<readonly unknown[]> = on(worker, 'message', { close: ['exit'] });
    for await (const [message] of batches) {
      const batch = parseBatch(message);
      if (batch === null) continue;
      yield batch;
      worker.postMessage(null);
    }
  } finally {
    await worker.terminate();
  }
}

/** Null for other messages, such as those of `node --watch`. */
function parseBatch(message: unknown): readonly PreparedUpsert[] | null {
  if (!Array.isArray(message)) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only demo-worker.ts sends lists
  return message as readonly PreparedUpsert[];
}
