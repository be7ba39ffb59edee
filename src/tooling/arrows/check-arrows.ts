import { findViolations } from './find-violations.ts';

/** `npm run arrows`: prints each import that goes against the architecture; exit code 1 when there is one. */
const { checkedFiles, violations } = findViolations(process.cwd());
for (const { file, line, message } of violations) console.error(`${file}:${line} ${message}`);
if (checkedFiles === 0) console.error('There is no module under src to check.');
else console.log(`${checkedFiles} modules, ${violations.length} against the arrows`);
process.exitCode = checkedFiles === 0 || violations.length > 0 ? 1 : 0;
