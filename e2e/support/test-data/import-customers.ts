import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';

/** Imports with the product's own command. Throws what it said when it did not take all. */
export async function importCustomers(dataDirectory: string, customers: readonly object[]): Promise<void> {
  const file = `${dataDirectory}.ndjson`;
  await writeFile(file, customers.map((customer) => JSON.stringify(customer)).join('\n'));
  const child = spawn(process.execPath, ['src/server/cli/import.ts', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDirectory },
  });
  let said = '';
  const note = (text: string): void => {
    said += text;
  };
  child.stdout.setEncoding('utf8').on('data', note);
  child.stderr.setEncoding('utf8').on('data', note);
  await once(child, 'close');
  await rm(file);
  if (child.exitCode !== 0) throw new Error(`The import ended with ${String(child.exitCode)}: ${said}`);
}
