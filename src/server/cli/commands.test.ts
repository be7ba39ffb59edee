import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';

it.each(['key', 'staff'])(
  'npm run %s stops where no server has kept anything, and creates nothing there',
  (command) => {
    const dataDirectory = join(temporaryDirectory(), 'mistyped');
    const { status, stdout, stderr } = spawnSync(process.execPath, [`src/server/cli/${command}.ts`, 'list'], {
      env: { DATA_DIR: dataDirectory },
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      `${dataDirectory} has no data yet. Run \`npm start\` first, or set DATA_DIR.\n`,
    ]);
    expect(existsSync(dataDirectory)).toBe(false);
  },
);
