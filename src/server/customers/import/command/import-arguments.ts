import { parseArgs } from 'node:util';
import { StartupError } from '../../../errors/startup-error.ts';
import type { FormatOptions } from '../columns/plan-column.ts';

export const usage = `Usage: npm run import -- FILE [options]

Imports customers from a CSV or NDJSON file. Rows that cannot go in are written to FILE.rejected.csv.

  --dry-run         show what each column fills and the first rows; write nothing
  --decimal . | ,   what stands before the decimals, where a column could mean two things
  --dates dmy|mdy   whether the day or the month comes first, where a column could mean two things
  --keep-demo       keep the demo customers, which the first import otherwise replaces
  --help            show this`;

export interface ImportArguments extends FormatOptions {
  /** Null to show how the command is used. */
  readonly file: string | null;
  readonly dryRun: boolean;
  readonly keepDemo: boolean;
}

/** The command line of an import. Throws a StartupError on one that says nothing sensible. */
export function parseArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const { decimal, dates } = values;
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new StartupError('--decimal must be . or , (a point or a comma).');
  if (dates !== undefined && dates !== 'dmy' && dates !== 'mdy') throw new StartupError('--dates must be dmy or mdy.');
  const [file, second] = positionals;
  if (values.help !== true && file === undefined)
    throw new StartupError('Name the file to import: npm run import -- FILE (--help shows the options).');
  if (second !== undefined) throw new StartupError(`One file at a time: ${file} and ${second} were given.`);
  return {
    file: values.help === true ? null : (file ?? null),
    dryRun: values['dry-run'] ?? false,
    keepDemo: values['keep-demo'] ?? false,
    decimal: decimal ?? null,
    dates: dates ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        'keep-demo': { type: 'boolean' },
        decimal: { type: 'string' },
        dates: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = 'The options are wrong.'] = error instanceof Error ? error.message.split('. ') : [];
    throw new StartupError(`${sentence.replace(/\.$/, '')}; --help shows the options.`, { cause: error });
  }
}
