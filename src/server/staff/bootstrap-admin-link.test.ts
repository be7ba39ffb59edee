import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { runImport } from '../../testing/customers/import-run.ts';
import { serving, startProcess } from '../../testing/http/server-process.ts';

it('is printed once by a running server when an import has ended the demo account', async () => {
  const directory = temporaryDirectory();
  const server = startProcess({
    DATA_DIR: join(directory, 'data'),
    DEMO_CUSTOMERS: '3',
    API_KEY: 'a-key-for-tests-only',
  });
  const url = await serving(server);
  const comes = async (): Promise<unknown> => await (await fetch(`${url}/api/app/sign-in`)).json();
  expect([await comes(), server.output()]).toEqual([
    expect.objectContaining({ data: expect.objectContaining({ demo: true, firstRun: false }) }),
    expect.not.stringContaining('administrator'),
  ]);
  const file = join(directory, 'own.csv');
  writeFileSync(file, 'Email\ngrace@example.com\n');
  expect((await runImport(join(directory, 'data'), [file])).output).toContain('the server prints a setup link');
  for (let visits = 0; visits < 2; visits += 1)
    expect(await comes()).toMatchObject({ data: { demo: false, firstRun: true } });
  expect(
    server
      .output()
      .match(/^Open this link to create the first administrator \(one use, valid 24 hours\): \S+\/link#[\w-]{43}$/gm),
  ).toHaveLength(1);
});
