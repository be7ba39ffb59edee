import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';

/** Runs `npm run import`. Throws its output unless every row was imported. */
export async function importCustomers(dataDirectory: string, customers: readonly object[]): Promise<void> {
  const file = `${dataDirectory}.ndjson`;
  await writeFile(file, customers.map((customer) => JSON.stringify(customer)).join('\n'));
  const child = spawn(process.execPath, ['src/server/cli/import.ts', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDirectory },
  });
  let output = '';
  const append = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', append);
  child.stderr.setEncoding('utf8').on('data', append);
  await once(child, 'close');
  await rm(file);
  if (child.exitCode !== 0) throw new Error(`The import ended with ${String(child.exitCode)}: ${output}`);
}
