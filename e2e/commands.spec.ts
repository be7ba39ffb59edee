import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import packageJson from '../package.json' with { type: 'json' };
import { listeningAt } from '../src/tooling/listening-at.ts';
import { newDataDirectory } from './support/demo-template.ts';
import { expect, test } from './support/test.ts';

function npm(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawn('npm', args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
}

test('scripts run the pinned Node, whatever Node the machine has', async () => {
  const child = npm(['exec', '--call', 'node --version']);
  const [output] = await Promise.all([child.stdout.setEncoding('utf8').toArray(), once(child, 'close')]);
  expect(output.join('').trim()).toBe(`v${packageJson.dependencies.node}`);
});

test('npm start serves the page, and a SIGTERM to npm closes the server', async () => {
  const dataDirectory = await newDataDirectory({ seeded: true });
  const child = npm(['start'], { PORT: '0', DATA_DIR: dataDirectory });
  const closed = once(child, 'close');
  const lines: string[] = [];
  const origin = await listeningAt(child.stdout, (line) => lines.push(line));
  if (origin === null) throw new Error(`npm start ended: ${lines.join('\n')}`);
  // Before it npm itself has said which script it runs, each line of that marked with a `>`.
  expect(lines.filter((line) => line !== '' && !line.startsWith('>'))[0]).toBe(`Listening on ${origin}`);
  const page = await fetch(`${origin}/customers`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  child.kill('SIGTERM');
  await closed;
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  await rm(dataDirectory, { recursive: true });
});
