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

/** One after the other: each uses every core, and tests that wait for a time fail on a busy machine. */
const suites: readonly Suite[] = [
  commandSuite('types', [
    ['tsc', '-p', '.'],
    ['tsc', '-p', 'src/server'],
    ['tsc', '-p', 'src/web'],
  ]),
  commandSuite('lint', [['oxlint']]),
  commandSuite('format', [['oxfmt', '--check']]),
  commandSuite('architecture', [['node', 'src/tooling/architecture/check-architecture.ts']]),
  commandSuite('build', [['node', 'src/tooling/web-build/build-when-stale.ts']]),
  scriptSizeSuite('dist'),
  vitestSuite('unit'),
  // These mostly wait: with one more than there are cores, no core is idle.
  vitestSuite('server', availableParallelism() + 1),
  // Vitest leaves a core to itself by default.
  vitestSuite('sources', availableParallelism()),
  playwrightSuite('e2e', installChromium),
];

const results: SuiteResult[] = [];
for (const suite of suites) {
  const result = await runSuite(suite, (line) => console.log(line));
  const verdict = result.failed === 0 ? 'ok' : 'FAILED';
  console.log(`── ${suite.name}: ${verdict}, ${result.seconds.toFixed(1)} s`);
  results.push(result);
}
const { lines, failed } = summaryLines(results);
console.log(`\n${lines.join('\n')}`);
process.exitCode = failed > 0 ? 1 : 0;
