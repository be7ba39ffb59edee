import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { scaled } from '../test-scale.ts';

/** Customers in a batch. */
export const killedBatch = 50;

/** A batch that a store has something of. */
export interface WrittenBatch {
  readonly batch: number;
  readonly customers: number;
}

/**
 * Kills writers at many moments. After each, the store must have all of every batch that was acknowledged, and no half
 * batch. `open` is an expression of the child that resolves to a writer. Resolves to the number of batches.
 */
export async function surviveKills(open: string, written: () => Promise<readonly WrittenBatch[]>): Promise<number> {
  let first = 0;
  for (let round = 0; round < scaled(4, 200); round += 1) {
    const moment = { batches: 1 + ((round * 7) % 5), turns: (round * 13) % 40 };
    const acknowledged = await writeUntilKilled({ open, first, ...moment });
    const present = await written();
    expect(present.filter(({ customers }) => customers !== killedBatch)).toEqual([]);
    const batches = new Set(present.map(({ batch }) => batch));
    for (let one = 0; one <= acknowledged; one += 1) expect(batches.has(one), `batch ${one}`).toBe(true);
    first = Math.max(...batches) + 1;
  }
  return first;
}

interface KilledWriter {
  readonly open: string;
  /** The number of its first batch. */
  readonly first: number;
  /** Acknowledged batches before it is killed. */
  readonly batches: number;
  /** How much later, in turns of the event loop. */
  readonly turns: number;
}

/** Acknowledges each batch on a line of its own once it is written, until it is killed. */
const script = (open: string): string => `
  const writer = await ${open};
  for (let batch = Number(process.argv[1]); ; batch += 1) {
    await writer.write(Array.from({ length: ${killedBatch} }, (_, index) => ({
      id: \`\${batch}-\${index}\`, firstName: 'Batch ' + batch, createdAt: (batch * 7919 + index) % 100000,
      parameters: { system_language: 'English', system_campaign: 'c' + batch },
    })), batch);
    process.stdout.write(batch + '\\n');
  }`;

/** Writes in another process, kills it in the middle of a batch, and resolves to the last batch it acknowledged. */
async function writeUntilKilled({ open, first, batches, turns }: KilledWriter): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(open), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let last = first - 1;
  let wanted = batches;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    wanted -= 1;
    if (wanted === 0) {
      // Not a moment of the clock: so many turns of the event loop into the next batch, other ones each round.
      for (let turn = 0; turn < turns * 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGKILL');
    }
  }
  await ended;
  return last;
}
