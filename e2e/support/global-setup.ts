import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/tooling/checks/run-command.ts';
import { announceTemplate, demoCustomers } from './demo-template.ts';
import { startServer } from './product-server.ts';

/** Builds the pages if they are stale and seeds one data directory, which every worker copies. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { exitCode, output } = await runCommand(process.execPath, ['src/tooling/web-build/build-when-stale.ts']);
  if (exitCode !== 0) throw new Error(output);
  const directory = await mkdtemp(join(tmpdir(), 'customers-e2e-template-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const server = await startServer({
      dataDirectory: directory,
      environment: { DEMO_CUSTOMERS: String(demoCustomers) },
    });
    await server.stop();
  } catch (error) {
    await remove();
    throw error;
  }
  announceTemplate(directory);
  return remove;
}
