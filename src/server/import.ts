import { readConfig } from './config.ts';
import { runImportCommand } from './customers/import/import-command.ts';
import { progressLine } from './customers/import/progress-line.ts';
import { exitWithStartError } from './start-error.ts';
import { startProblem } from './system/start-problem.ts';

let dataDirectory = '';
try {
  const config = readConfig();
  ({ dataDirectory } = config);
  process.exitCode = await runImportCommand(config, process.argv.slice(2), console.log, progressLine(process.stderr));
} catch (error) {
  exitWithStartError(startProblem(error, dataDirectory) ?? error);
}
