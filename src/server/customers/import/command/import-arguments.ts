import { parseArgs } from 'node:util';
import { StartupError } from '../../../errors/startup-error.ts';
import type { FormatOptions } from '../columns/plan-column.ts';

export const usage = `Usage: npm run import -- FILE [options]

Imports customers from a CSV or NDJSON file. Rejected rows are written to FILE.rejected.csv,
values that do not fit to FILE.left-out.csv.

  --dry-run         show what each column fills and what an import would do, without importing
  --decimal . | ,   decimal separator, for ambiguous columns
  --dates dmy|mdy   day or month first, for ambiguous columns
  --keep-demo       keep the demo customers, which the first import replaces by default
  --help            show this help`;

export interface ImportArguments extends FormatOptions {
  /** Null to print the usage. */
  readonly file: string | null;
  readonly dryRun: boolean;
  readonly keepDemo: boolean;
}

/** Parses the command line. Throws a StartupError on an invalid one. */
export function parseArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const { decimal, dates } = values;
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new StartupError('--decimal must be . or , (a point or a comma).');
  if (dates !== undefined && dates !== 'dmy' && dates !== 'mdy') throw new StartupError('--dates must be dmy or mdy.');
  const [file, second] = positionals;
  if (values.help !== true && file === undefined)
    throw new StartupError('Name the file to import: npm run import -- FILE (--help shows the options).');
  if (second !== undefined) throw new StartupError(`Import one file at a time, not ${file} and ${second}.`);
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
    const [sentence = 'Invalid options.'] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new StartupError(`${sentence.replace(/\.$/, '')}; --help shows the options.`, { cause: error });
  }
}
