import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { addStaffMember } from '../../testing/http/add-staff-member.ts';
import { startTestServer } from '../../testing/http/test-server.ts';

it.each([
  ['key', 'key'],
  ['staff', 'staff'],
  ['parameters', 'manage-parameters'],
])('npm run %s stops where no server has kept anything, and creates nothing there', (_, file) => {
  const dataDirectory = join(temporaryDirectory(), 'mistyped');
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/server/cli/${file}.ts`, 'list'], {
    env: { DATA_DIR: dataDirectory },
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    `${dataDirectory} has no data yet. Run \`npm start\` first, or set DATA_DIR.\n`,
  ]);
  expect(existsSync(dataDirectory)).toBe(false);
});

it('npm run staff links to the address of the server, without knowing its PORT', async () => {
  const server = await startTestServer({ customers: 1 });
  onTestFinished(() => server.close());
  const { email } = await addStaffMember(server);
  const run = spawn(process.execPath, ['src/server/cli/staff.ts', 'link', email], {
    env: { DATA_DIR: server.dataDirectory },
  });
  const output = await text(run.stdout);
  expect(output.split('\n')[1]).toMatch(new RegExp(`^${server.url}/link#[\\w-]{43}$`));
});
