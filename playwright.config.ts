import { defineConfig } from '@playwright/test';
import { fullRunOnly } from './e2e/support/fixtures/full-run-only.ts';
import { findChromium } from './src/tooling/chromium/find-chromium.ts';
import { launchArguments } from './src/tooling/chromium/launch-arguments.ts';

const executablePath = findChromium();
// Workers read this file too; the variable saves them the search.
if (executablePath !== null) process.env['CHROMIUM_PATH'] = executablePath;

const minute = 60_000;
const full = process.env['TEST_FULL'] === '1';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/support/fixtures/global-setup.ts',
  fullyParallel: true,
  ...(full ? {} : { grepInvert: new RegExp(fullRunOnly.tag) }),
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  timeout: full ? 10 * minute : 2 * minute,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    // What cannot be clicked fails, and does not take the whole time of the test.
    actionTimeout: minute,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Traces take a quarter of the time, and screenshots would also be taken of tests that pass. For both, only of
    // failed tests, use `--trace=retain-on-failure`.
    screenshot: 'off',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [...launchArguments],
      // Most people have scrollbars that take space; Playwright hides them.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    },
  },
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots/*.shot.ts' },
  ],
});
