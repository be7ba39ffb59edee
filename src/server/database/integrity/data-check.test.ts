import { execFileSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { DataCheck } from './data-check.ts';
import { DataHealth } from './data-health.ts';

it('closes after its process was killed', async () => {
  const path = join(temporaryDirectory(), 'customers.db');
  const database = new DatabaseSync(path);
  database.exec(Array.from({ length: 500 }, (_, at) => `CREATE TABLE t${at} (a)`).join(';'));
  database.close();
  const warn = vi.fn<(sentence: string) => void>();
  const check = new DataCheck([{ path, json: [] }], new DataHealth(warn), 0);
  // Only its own process has this path among its arguments.
  const pid = await vi.waitFor(() => Number(execFileSync('pgrep', ['-f', `check-process.ts.*${path}`])), 5000);
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce(), 5000);
  await check.close();
});
