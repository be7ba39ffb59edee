import { findViolations } from './find-violations.ts';
import { pending } from './pending.ts';

/**
 * `npm run architecture`: prints what goes against the architecture; exit code 1 when anything does. While code is
 * being moved, `pending.ts` says how many violations of a rule are still expected; `-- --pending` prints those too.
 */
const { checkedFiles, violations } = findViolations(process.cwd());
const byRule = Map.groupBy(violations, ({ rule }) => rule);
const showsPending = process.argv.includes('--pending');
let refused = 0;
for (const [rule, found] of byRule) {
  const expected = pending[rule] ?? 0;
  if (found.length > expected) refused += found.length;
  if (found.length <= expected && !showsPending) continue;
  for (const { file, line, message } of found) console.error(`${file}:${line} ${message}`);
  if (expected > 0) console.error(`  ${rule}: ${found.length}, of which ${expected} were there already\n`);
}
console.log(`${checkedFiles} files, ${violations.length} violations, ${violations.length - refused} of them pending`);
if (checkedFiles === 0) console.error('There is no code to check.');
process.exitCode = checkedFiles === 0 || refused > 0 ? 1 : 0;
