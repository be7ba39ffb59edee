import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

// The headless shell first: it is the same engine without windows, and saves a third of the time of each test.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium that runs: the one in `CHROMIUM_PATH`, otherwise the system's, otherwise Playwright's; null
 * when there is none. Throws when `CHROMIUM_PATH` is set to one that does not run.
 */
export function findChromium(): string | null {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which does not run.`);
  }
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '');
  const candidates = [
    ...directories.flatMap((directory) => names.map((name) => join(directory, name))),
    ...applications,
    chromium.executablePath(),
  ];
  return candidates.find((path) => existsSync(path) && runs(path)) ?? null;
}

/** Checks that it starts, because Ubuntu's `chromium-browser` may be a stub for a snap. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
