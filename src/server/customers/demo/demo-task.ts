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

/** Null for what else a thread says: under `node --watch` also which modules it loads. */
export function batchOf(message: unknown): readonly PreparedPatch[] | null {
  if (!Array.isArray(message)) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only demo-worker.ts sends lists
  return message as readonly PreparedPatch[];
}
