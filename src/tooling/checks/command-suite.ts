import { runCommand, type CommandResult } from './run-command.ts';
import type { Suite } from './suite.ts';

/**
 * A check that is one test: it passes when each of its commands, one after the other, exits with 0, and only then stays
 * silent.
 */
export function commandSuite(
  name: string,
  commands: readonly (readonly [program: string, ...args: string[]])[],
): Suite {
  return {
    name,
    async run(say) {
      const results: CommandResult[] = [];
      for (const [program, ...args] of commands) results.push(await runCommand(program, args));
      const wrong = results.filter(({ exitCode }) => exitCode !== 0);
      for (const { output } of wrong) say(output.trimEnd());
      const failed = wrong.length > 0;
      return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
    },
  };
}
