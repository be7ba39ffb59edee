import { parseArgs } from 'node:util';
import { StartupError } from '../../../errors/startup-error.ts';
import { skip } from '../header/column-mapping.ts';
import type { MappedField } from '../header/column-mapping.ts';
import { readMappingFile } from './mapping-file.ts';
import { offeredEncodings } from '../../../../contract/import/encodings.ts';
import { knownEncoding } from '../text/text-decoder.ts';
import type { FormatOptions } from '../columns/plan-column.ts';

export const usage = `Usage: npm run import -- FILE [options]

Imports customers from a CSV or NDJSON file. Rejected rows are written to FILE.rejected.csv,
values that do not fit to FILE.left-out.csv.

  --dry-run         show what each column fills and what an import would do, without importing
  --map "COLUMN=FIELD"   say what a column fills: a field, or parameter:NAME; repeatable
  --skip COLUMN     leave a column out; repeatable
  --mapping FILE    say it for many columns, with a file that --save-mapping wrote
  --save-mapping FILE    with --dry-run: write what each column fills, to edit
  --decimal . | ,   decimal separator, for ambiguous columns
  --dates dmy|mdy   day or month first, for ambiguous columns
  --encoding NAME   encoding of the file, such as windows-1250, if it isn't detected
  --keep-demo       keep the demo customers, which the first import replaces by default
  --help            show this help`;

export interface ImportArguments extends FormatOptions {
  /** Null to print the usage. */
  readonly file: string | null;
  readonly dryRun: boolean;
  /** Later entries win. */
  readonly mapping: readonly MappedField[];
  readonly saveMapping: string | null;
  readonly keepDemo: boolean;
  /** Null to detect it. */
  readonly encoding: string | null;
}

/** Parses the command line. Throws a StartupError on an invalid one. */
export function parseArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const { decimal, dates } = values;
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new StartupError('--decimal must be . or , (a point or a comma).');
  if (dates !== undefined && dates !== 'dmy' && dates !== 'mdy') throw new StartupError('--dates must be dmy or mdy.');
  if (values['save-mapping'] !== undefined && values['dry-run'] !== true)
    throw new StartupError('--save-mapping needs --dry-run.');
  const encoding = values.encoding === undefined ? null : knownEncoding(values.encoding);
  if (values.encoding !== undefined && encoding === null)
    throw new StartupError(
      `--encoding ${values.encoding} is unknown. ` +
        `Use ${offeredEncodings.join(', ')} or the name of another one for text.`,
    );
  const [file, second] = positionals;
  if (values.help !== true && file === undefined)
    throw new StartupError('Name the file to import: npm run import -- FILE (--help shows the options).');
  if (second !== undefined) throw new StartupError(`Import one file at a time, not ${file} and ${second}.`);
  return {
    file: values.help === true ? null : (file ?? null),
    dryRun: values['dry-run'] ?? false,
    mapping: [
      ...(values.mapping === undefined ? [] : readMappingFile(values.mapping)),
      ...(values.map ?? []).map(parseMap),
      ...(values.skip ?? []).map((column) => ({ column, field: skip })),
    ],
    saveMapping: values['save-mapping'] ?? null,
    keepDemo: values['keep-demo'] ?? false,
    decimal: decimal ?? null,
    dates: dates ?? null,
    encoding,
  };
}

/** Splits at the last `=`, since a column's name may contain one. */
function parseMap(text: string): MappedField {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1)
    throw new StartupError(
      `--map needs a column and a field, such as --map "E-mail=emails", not ${JSON.stringify(text)}.`,
    );
  return { column: text.slice(0, at).trim(), field: text.slice(at + 1).trim() };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        'keep-demo': { type: 'boolean' },
        map: { type: 'string', multiple: true },
        skip: { type: 'string', multiple: true },
        mapping: { type: 'string' },
        'save-mapping': { type: 'string' },
        decimal: { type: 'string' },
        dates: { type: 'string' },
        encoding: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = 'Invalid options.'] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new StartupError(`${sentence.replace(/\.$/, '')}; --help shows the options.`, { cause: error });
  }
}
