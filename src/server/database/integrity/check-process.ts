import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { findDamage } from './find-damage.ts';
import { parseChecks, type DamageReport } from './check-messages.ts';

/* The process of data-check.ts: checks each database of its argument and prints a line for each that is damaged. */

/** Time in ms between two steps, each of which reads a table or some thousand rows. */
const pauseMs = 5;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const server = process.ppid;
for (const check of parseChecks(process.argv[2] ?? '')) {
  for (const found of findDamage(check)) {
    // A server that was killed leaves this process behind.
    if (process.ppid !== server) process.exit();
    if (found !== null) {
      console.log(JSON.stringify({ path: check.path, found } satisfies DamageReport));
      break;
    }
    await wait(pauseMs);
  }
}
