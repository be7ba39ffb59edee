import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { runCommand } from '../child-process/run-command.ts';
import type { Counts, Suite } from './suite.ts';

const VitestReport = z
  .object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(
      z.object({
        name: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    ),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${relative('', name)} › ${fullName}`),
    ),
  }));

const PlaywrightSuite = z.object({
  specs: z.array(z.object({ file: z.string(), line: z.int(), title: z.string(), ok: z.boolean() })),
  get suites() {
    return z.array(PlaywrightSuite).optional();
  },
});

const PlaywrightReport = z
  .object({
    stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
    suites: z.array(PlaywrightSuite),
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected,
    // A test that only passes when retried is a failure.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failedSpecs),
  }));

function failedSpecs({ specs, suites = [] }: z.infer<typeof PlaywrightSuite>): readonly string[] {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} › ${title}`);
  return [...failed, ...suites.flatMap(failedSpecs)];
}

/**
 * The tests of one Vitest project in vite.config.ts. `workers` is how many files run in parallel; Vitest decides by
 * default.
 */
export function vitestSuite(project: string, workers?: number): Suite {
  return {
    name: project,
    run: () =>
      readReport(VitestReport, (file) =>
        runCommand(
          'vitest',
          [
            'run',
            `--project=${project}`,
            ...(workers === undefined ? [] : [`--maxWorkers=${workers}`]),
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${file}`,
          ],
          {
            show: true,
            minutes: timeoutMinutes(),
          },
        ),
      ),
  };
}

/** The tests of one Playwright project in playwright.config.ts. `findBrowser` returns the path of a Chromium. */
export function playwrightSuite(
  project: string,
  findBrowser: (print: (line: string) => void) => Promise<string>,
): Suite {
  return {
    name: project,
    async run(print) {
      const browser = await findBrowser(print);
      return readReport(PlaywrightReport, (file) =>
        runCommand('playwright', ['test', `--project=${project}`, '--reporter=list,json'], {
          show: true,
          minutes: timeoutMinutes(),
          env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        }),
      );
    },
  };
}

/** How long a suite may take before it counts as hung: several times what it needs. */
function timeoutMinutes(): number {
  return process.env['TEST_FULL'] === '1' ? 240 : 45;
}

/**
 * Runs a test runner that writes its counts to a file. An exit code that no failed test explains counts as a failure.
 */
async function readReport(
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
