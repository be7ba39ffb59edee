import type { PreparedPatch } from '../customer-writer.ts';

export const defaultDemoSeed = 20_261_120;

/** What the thread that makes customers up is asked for. */
export interface DemoTask {
  readonly count: number;
  /** Customers in a batch. */
  readonly size: number;
  readonly seed: number;
}

export function demoTaskOf(data: unknown): DemoTask {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- given by prepared-batches.ts alone
  return data as DemoTask;
}

export function batchOf(message: unknown): readonly PreparedPatch[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- sent by demo-worker.ts alone
  return message as readonly PreparedPatch[];
}
