import { runKeyCommand } from './key-command.ts';
import { runSystemCommand } from './run-system-command.ts';

await runSystemCommand(({ keys, activity }) =>
  runKeyCommand(process.argv.slice(2), { keys, activity, print: console.log }),
);
