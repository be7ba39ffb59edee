import { runKeyCommand } from './key-command.ts';
import { withSystemStore } from './with-system-store.ts';

await withSystemStore(({ keys, activity }) =>
  runKeyCommand(process.argv.slice(2), { keys, activity, print: console.log }),
);
