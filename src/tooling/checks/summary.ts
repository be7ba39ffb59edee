import type { SuiteResult } from './suite.ts';

/** One line a suite, then `N passed, N failed` over all of them, alone on the last line. */
export function summaryLines(results: readonly SuiteResult[]): {
  readonly lines: readonly string[];
  readonly failed: number;
} {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const suites = results.map(({ name, ...result }) => {
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
    return `${name.padEnd(8)} ${result.passed} passed, ${result.failed} failed${skipped} (${result.seconds.toFixed(1)} s)`;
  });
  return { lines: [...suites, `${passed} passed, ${failed} failed`], failed };
}
