import { availableParallelism } from 'node:os';
import { installChromium } from '../chromium/install-chromium.ts';
import { commandSuite } from './command-suite.ts';
import { playwrightSuite, vitestSuite } from './reported-suite.ts';
import { sizeSuite } from './size-suite.ts';
import { runSuite, type Suite, type SuiteResult } from './suite.ts';
import { summaryLines } from './summary.ts';

/**
 * `npm test`: every check, the quick ones first, the browser last; all of them run whatever fails.
 * With `--full` the heavy counts instead of the lighter ones. Ends with `N passed, N failed` alone on the last line.
 */
if (process.argv.includes('--full')) process.env['TEST_FULL'] = '1';
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/**
 * Suites of a stage run side by side: the server's mostly wait, the sources' mostly work. Types and lint take every
 * core each, and the browser has the machine to itself.
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
  [sizeSuite('dist')],
  [vitestSuite('unit')],
  // One more than there are cores: four on two cores took a fifth longer, two as well.
  [vitestSuite('server', availableParallelism() + 1), vitestSuite('sources')],
  [playwrightSuite('e2e', installChromium)],
];

const results: SuiteResult[] = [];
for (const stage of stages)
  results.push(...(await Promise.all(stage.map((suite) => runAndSay(suite, stage.length > 1)))));
const { lines, failed } = summaryLines(results);
console.log(`\n${lines.join('\n')}`);
process.exitCode = failed > 0 ? 1 : 0;

async function runAndSay(suite: Suite, isOneOfSeveral: boolean): Promise<SuiteResult> {
  const said: string[] = [];
  const result = await runSuite(suite, (line) => {
    // Suites that run side by side speak once they are done; the others as they go.
    if (isOneOfSeveral) said.push(line);
    else console.log(line);
  });
  const verdict = result.failed === 0 ? 'ok' : 'FAILED';
  console.log([...said, `── ${suite.name}: ${verdict}, ${result.seconds.toFixed(1)} s`].join('\n'));
  return result;
}
