import { runParametersCommand } from './parameters-command.ts';
import { withSystemStore } from './with-system-store.ts';

await withSystemStore(({ activity }, config) =>
  runParametersCommand(process.argv.slice(2), { config, activity, print: console.log }),
);
