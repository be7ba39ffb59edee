import { describe, expect, it } from 'vitest';
import { commandSuite } from './command-suite.ts';
import { runCommand } from '../child-process/run-command.ts';
import { runSuite, summaryLines, type Suite } from './suite.ts';

function counting(passed: number, failed: number, skipped = 0): Suite {
  return { name: 'some', run: () => Promise.resolve({ passed, failed, skipped }) };
}

async function run(suite: Suite) {
  const lines: string[] = [];
  const { passed, failed } = await runSuite(suite, (line) => lines.push(line));
  return { passed, failed, output: lines.join('\n') };
}

describe('a suite', () => {
  it('returns its counts', async () => {
    expect(await run(counting(3, 0))).toEqual({ passed: 3, failed: 0, output: '' });
    expect(await run(counting(3, 2))).toEqual({ passed: 3, failed: 2, output: '' });
  });

  it('fails when it ran nothing, or skipped everything', async () => {
    expect(await run(counting(0, 0))).toEqual({ passed: 0, failed: 1, output: 'some ran nothing.' });
    expect(await run(counting(0, 0, 7))).toEqual({ passed: 0, failed: 1, output: 'some ran nothing.' });
  });

  it('fails when it could not run, and says why', async () => {
    const broken: Suite = { name: 'some', run: () => Promise.reject(new Error('no browser')) };
    expect(await run(broken)).toEqual({ passed: 0, failed: 1, output: 'no browser' });
  });
});

describe('a suite of commands', () => {
  it('is one test, which passes without output', async () => {
    expect(
      await run(
        commandSuite('types', [
          ['node', '-e', 'console.log(1)'],
          ['node', '-e', ''],
        ]),
      ),
    ).toEqual({
      passed: 1,
      failed: 0,
      output: '',
    });
  });

  it('fails with the output of the command that failed', async () => {
    const suite = commandSuite('types', [
      ['node', '-e', ''],
      ['node', '-e', 'console.error("wrong here"); process.exit(3)'],
    ]);
    expect(await run(suite)).toEqual({ passed: 0, failed: 1, output: 'wrong here' });
  });

  it('fails when a command does not exist', async () => {
    expect(await run(commandSuite('types', [['no-such-program']]))).toMatchObject({ passed: 0, failed: 1 });
  });

  it('ends a command that hangs, with all its child processes', async () => {
    const inner = 'for (;;);';
    const outer = `require('node:child_process').spawnSync('node', ['-e', '${inner}'], { stdio: 'inherit' })`;
    // It resolves only when every process that holds the output has ended, including the inner loop.
    expect(await runCommand('node', ['-e', outer], { minutes: 1 / 60 })).toMatchObject({ exitCode: null });
  });

  it('runs the pinned Node, not the one installed on the machine', async () => {
    const suite = commandSuite('node', [
      ['node', '-e', `process.exit(process.version === '${process.version}' ? 0 : 1)`],
    ]);
    expect(await run(suite)).toMatchObject({ passed: 1, failed: 0 });
  });
});

describe('the summary', () => {
  it('names what failed, because the end of an output may be all that is kept', () => {
    const failures = ['src/x.test.ts › adds', 'src/y.test.ts › takes away'];
    const { lines } = summaryLines([{ name: 'unit', passed: 4, failed: 2, skipped: 0, seconds: 1, failures }]);
    expect(lines).toEqual([
      'FAILED   unit › src/x.test.ts › adds',
      'FAILED   unit › src/y.test.ts › takes away',
      'unit     4 passed, 2 failed (1.0 s)',
      '4 passed, 2 failed',
    ]);
  });

  it('ends with the totals alone on the last line', () => {
    const { lines, failed } = summaryLines([
      { name: 'types', passed: 1, failed: 0, skipped: 0, seconds: 1 },
      { name: 'unit', passed: 40, failed: 2, skipped: 3, seconds: 2.25 },
    ]);
    expect(lines).toEqual([
      'types    1 passed, 0 failed (1.0 s)',
      'unit     40 passed, 2 failed, 3 skipped (2.3 s)',
      '41 passed, 2 failed',
    ]);
    expect(failed).toBe(2);
  });
});
