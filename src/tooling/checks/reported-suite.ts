import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runCommand } from './run-command.ts';
import type { Counts, Suite } from './suite.ts';

const VitestReport = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int() })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const PlaywrightReport = z
  .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }) })
  .transform(({ stats }) => ({
    passed: stats.expected,
    // A test that passes only at the second try is one that fails.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));

/**
 * The tests of one Vitest project of vite.config.ts, so many of its files at once; where that is left open, as many as
 * Vitest finds right.
 */
export function vitestSuite(project: string, files?: number): Suite {
  return {
    name: project,
    run: () =>
      reported(VitestReport, (file) =>
        runCommand(
          'vitest',
          [
            'run',
            `--project=${project}`,
            ...(files === undefined ? [] : [`--maxWorkers=${files}`]),
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${file}`,
          ],
          {
            show: true,
            minutes: patience(),
          },
        ),
      ),
  };
}

/** The tests of one Playwright project of playwright.config.ts, in the Chromium of this path. */
export function playwrightSuite(project: string, findBrowser: (say: (line: string) => void) => Promise<string>): Suite {
  return {
    name: project,
    async run(say) {
      const browser = await findBrowser(say);
      return reported(PlaywrightReport, (file) =>
        runCommand('playwright', ['test', `--project=${project}`, '--reporter=list,json'], {
          show: true,
          minutes: patience(),
          env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        }),
      );
    },
  };
}

/** Minutes a suite may take before it counts as hung: several times what it needs. */
function patience(): number {
  return process.env['TEST_FULL'] === '1' ? 240 : 45;
}

/**
 * Runs a test runner that writes its counts to a file; an exit code of its own that no failed test explains is a
 * failure.
 */
async function reported(
  Report: z.ZodType<Counts>,
  run: (reportFile: string) => Promise<{ readonly exitCode: number | null }>,
): Promise<Counts> {
  const directory = await mkdtemp(join(tmpdir(), 'checks-'));
  try {
    const file = join(directory, 'report.json');
    const { exitCode } = await run(file);
    const text = await readFile(file, 'utf8').catch(() => null);
    const counts = text === null ? { passed: 0, failed: 0, skipped: 0 } : Report.parse(JSON.parse(text));
    return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    await rm(directory, { recursive: true });
  }
}
