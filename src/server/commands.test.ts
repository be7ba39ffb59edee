import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchDirectory } from '../testing/customer-store.ts';
import { runCommand } from '../tooling/checks/run-command.ts';

it.each(['key', 'staff'])('npm run %s stops where no server has kept anything, and makes nothing there', async (command) => {
  const dataDirectory = join(scratchDirectory(), 'mistyped');
  const { exitCode, output } = await runCommand(process.execPath, [`src/server/${command}.ts`, 'list'], { env: { DATA_DIR: dataDirectory } });
  expect([exitCode, output]).toEqual([1, `No server has used the data directory ${dataDirectory}; start it first, or say its DATA_DIR.\n`]);
  expect(existsSync(dataDirectory)).toBe(false);
});
