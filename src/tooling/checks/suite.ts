/** What a suite counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Suite {
  readonly name: string;
  /** Says what went wrong through `say`; rejects only when it could not run at all. */
  run(say: (line: string) => void): Promise<Counts>;
}

export interface SuiteResult extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** Runs a suite. One that ran nothing, or could not run, has failed once: silence is no success. */
export async function runSuite(suite: Suite, say: (line: string) => void): Promise<SuiteResult> {
  const started = performance.now();
  const counts = await suite.run(say).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const ranNothing = counts.passed + counts.failed === 0;
  if (ranNothing) say(`${suite.name} ran nothing.`);
  const seconds = (performance.now() - started) / 1000;
  return { ...counts, failed: ranNothing ? 1 : counts.failed, name: suite.name, seconds };
}
