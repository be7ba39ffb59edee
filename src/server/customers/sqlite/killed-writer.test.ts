import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { openForWriting } from './database/open-database.ts';

const batch = 50;
/** Acknowledges each batch on a line of its own once it is written, until it is killed. */
const script = `
  import { openSqliteCustomerWriter } from ${JSON.stringify(new URL('open-sqlite-customers.ts', import.meta.url).href)};
  const writer = openSqliteCustomerWriter({ dataDir: process.argv[1] });
  for (let batch = Number(process.argv[2]); ; batch += 1) {
    await writer.write(Array.from({ length: ${batch} }, (_, index) => ({
      id: \`\${batch}-\${index}\`, firstName: 'Batch ' + batch, createdAt: (batch * 7919 + index) % 100000,
      parameters: { system_language: 'English', system_campaign: 'c' + batch },
    })), batch);
    process.stdout.write(batch + '\\n');
  }`;

describe('a writer killed at any moment', () => {
  it('loses nothing it acknowledged, and leaves no half batch and an intact database', async () => {
    const dataDir = temporaryDirectory();
    let first = 0;
    for (let round = 0; round < scaled(4, 200); round += 1) {
      const acknowledged = await writeUntilKilled(dataDir, first, 1 + ((round * 7) % 5), (round * 13) % 40);
      const database = openForWriting(dataDir);
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      const present = database
        .prepare(
          `SELECT DISTINCT CAST(substr(id, 1, instr(id, '-') - 1) AS INTEGER) AS batch, count(*) AS n
           FROM customers GROUP BY 1`,
        )
        .all();
      database.close();
      expect(present.filter(({ n }) => n !== BigInt(batch))).toEqual([]);
      const batches = new Set(present.map((row) => Number(row['batch'])));
      for (let one = 0; one <= acknowledged; one += 1) expect(batches.has(one), `batch ${one}`).toBe(true);
      first = Math.max(...batches) + 1;
    }
    const { source } = await openTestStore(dataDir);
    const everyone = await listAll(source, { limit: 100 });
    expect(everyone).toHaveLength(first * batch);
    expect(await listAll(source, { filter: { kind: 'search', text: 'batch' }, limit: 100 })).toEqual(everyone);
    expect(
      await source.summary({ filter: { kind: 'parameter', parameterId: 'system_language', value: 'English' } }),
    ).toMatchObject({ all: { count: first * batch } });
  });
});

/** Kills the child after some acknowledged batches and a little more work, and tells the last acknowledged one. */
async function writeUntilKilled(dataDir: string, first: number, batches: number, turns: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir, String(first)], {
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
