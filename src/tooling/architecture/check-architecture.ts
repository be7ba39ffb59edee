import { findViolations } from './find-violations.ts';

/** `npm run architecture`: prints everything that goes against the architecture; exit code 1 when anything does. */
const { checkedFiles, violations } = findViolations(process.cwd());
for (const { file, line, message } of violations) console.error(`${file}:${line} ${message}`);
if (checkedFiles === 0) console.error('There is no code to check.');
else console.log(`${checkedFiles} files, ${violations.length} violations of the architecture`);
process.exitCode = checkedFiles === 0 || violations.length > 0 ? 1 : 0;
