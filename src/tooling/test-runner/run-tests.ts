import { availableParallelism } from 'node:os';
import { installChromium } from '../chromium/install-chromium.ts';
import { commandSuite } from './command-suite.ts';
import { playwrightSuite, vitestSuite } from './vitest-playwright-suites.ts';
import { scriptSizeSuite } from './script-size-suite.ts';
import { runSuite, summaryLines, type Suite, type SuiteResult } from './suite.ts';

/**
 * `npm test`: runs every check, the quick ones first and the browser last, even after one has failed. `--full` runs the
 * large property tests and every browser test. The last line is `N passed, N failed`.
 */
if (process.argv.includes('--full')) process.env['TEST_FULL'] = '1';
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/**
 * The suites of a stage run in parallel: the server's mostly wait, the sources' mostly compute. Types and lint use
 * every core, and the browser needs the machine to itself.
 */
const stages: readonly (readonly Suite[])[] = [
  [
    commandSuite('types', [
      ['tsc', '-p', '.'],
      ['tsc', '-p', 'src/server'],
      ['tsc', '-p', 'src/web'],
    ]),
  ],
  [commandSuite('lint', [['oxlint']])],
  [commandSuite('format', [['oxfmt', '--check']])],
  [commandSuite('architecture', [['node', 'src/tooling/architecture/check-architecture.ts']])],
  [commandSuite('build', [['node', 'src/tooling/web-build/build-when-stale.ts']])],
  [scriptSizeSuite('dist')],
  [vitestSuite('unit')],
  // One more than there are cores is fastest: on two cores, both two and four took 20% longer.
  [vitestSuite('server', availableParallelism() + 1), vitestSuite('sources')],
  [playwrightSuite('e2e', installChromium)],
];

const results: SuiteResult[] = [];
for (const stage of stages)
  results.push(...(await Promise.all(stage.map((suite) => runAndPrint(suite, stage.length > 1)))));
const { lines, failed } = summaryLines(results);
console.log(`\n${lines.join('\n')}`);
process.exitCode = failed > 0 ? 1 : 0;

async function runAndPrint(suite: Suite, isParallel: boolean): Promise<SuiteResult> {
  const buffered: string[] = [];
  const result = await runSuite(suite, (line) => {
    // Parallel suites print when they are done, so that their lines don't mix.
    if (isParallel) buffered.push(line);
    else console.log(line);
  });
  const verdict = result.failed === 0 ? 'ok' : 'FAILED';
  console.log([...buffered, `── ${suite.name}: ${verdict}, ${result.seconds.toFixed(1)} s`].join('\n'));
  return result;
}
