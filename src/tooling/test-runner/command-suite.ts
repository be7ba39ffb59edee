import { runCommand, type CommandResult } from '../child-process/run-command.ts';
import type { Suite } from './suite.ts';

/**
 * A suite of one test, which passes when each command exits with 0. The commands run one after the other, and print
 * their output only when they fail.
 */
export function commandSuite(
  name: string,
  commands: readonly (readonly [program: string, ...args: string[]])[],
): Suite {
  return {
    name,
    async run(print) {
      const results: CommandResult[] = [];
      for (const [program, ...args] of commands) results.push(await runCommand(program, args));
      const failures = results.filter(({ exitCode }) => exitCode !== 0);
      for (const { output } of failures) print(output.trimEnd());
      const failed = failures.length > 0;
      return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
    },
  };
}
