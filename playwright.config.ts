import { defineConfig } from '@playwright/test';
import { fullRunOnly } from './e2e/support/fixtures/full-run-only.ts';
import { findChromium } from './src/tooling/chromium/find-chromium.ts';
import { launchArguments } from './src/tooling/chromium/launch-arguments.ts';

const executablePath = findChromium();
// Workers read this file too; they take the answer instead of looking again.
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
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace costs a quarter of the time, and a screenshot is taken of tests that pass as well;
    // `--trace=retain-on-failure` has both of those that fail.
    screenshot: 'off',
    launchOptions: { ...(executablePath === null ? {} : { executablePath }), args: [...launchArguments] },
  },
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots/*.shot.ts' },
  ],
});
