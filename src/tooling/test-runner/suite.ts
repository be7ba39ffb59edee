export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed: the file and name of each test, as far as the suite knows. */
  readonly failures?: readonly string[];
}

export interface Suite {
  readonly name: string;
  /** Prints what went wrong; rejects only when it could not run at all. */
  run(print: (line: string) => void): Promise<Counts>;
}

export interface SuiteResult extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** Runs a suite. One that ran nothing, or could not run, counts as one failure. */
export async function runSuite(suite: Suite, print: (line: string) => void): Promise<SuiteResult> {
  const started = performance.now();
  const counts = await suite.run(print).catch((error: unknown) => {
    print(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const ranNothing = counts.passed + counts.failed === 0;
  if (ranNothing) print(`${suite.name} ran nothing.`);
  const seconds = (performance.now() - started) / 1000;
  return { ...counts, failed: ranNothing ? 1 : counts.failed, name: suite.name, seconds };
}

/**
 * What failed, one line per suite, and the totals as `N passed, N failed` alone on the last line. The end of a long
 * output is often all that is kept of it.
 */
export function summaryLines(results: readonly SuiteResult[]): {
  readonly lines: readonly string[];
  readonly failed: number;
} {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const failures = results.flatMap((result) =>
    (result.failures ?? []).map((one) => `FAILED   ${result.name} › ${one}`),
  );
  const suites = results.map(({ name, seconds, ...counts }) => {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    return `${name.padEnd(8)} ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds.toFixed(1)} s)`;
  });
  return { lines: [...failures, ...suites, `${passed} passed, ${failed} failed`], failed };
}
