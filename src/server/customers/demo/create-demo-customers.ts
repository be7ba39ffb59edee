import type { CustomerWriter } from '../customer-writer.ts';
import { defaultDemoSeed } from './demo-task.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { preparedBatches } from './prepared-batches.ts';
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
  if (done !== count) throw new Error(`Only ${done} of ${count} demo customers were made`);
}
