import type { ParameterType } from '../../../../contract/customer.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import type { ColumnProfile, OptionSeparator } from './column-profile.ts';
import type { ColumnTarget } from './column-target.ts';
import type { DateOrder, DateFormat } from '../values/parse-date.ts';
import { lastPastYear, parseDay } from '../values/parse-date.ts';
import type { DecimalMark } from '../values/parse-number.ts';
import { parseNumber } from '../values/parse-number.ts';

/** What the command line says where a column could mean two things. */
export interface FormatOptions {
  readonly decimal: DecimalMark | null;
  readonly dates: DateOrder | null;
}

/** One column as the whole file showed it is to be read. */
export interface PlannedColumn {
  readonly header: string;
  readonly target: ColumnTarget;
  /** Of the parameter it fills, existing or new; null for a field. */
  readonly type: ParameterType | null;
  readonly decimalMark: DecimalMark;
  readonly dateFormat: DateFormat;
  /** Whether some of its dates are written in digits alone, in an order of their own. */
  readonly national: boolean;
  readonly separator: OptionSeparator;
  /** Rows that have something in it. */
  readonly filled: number;
}

/** Different columns a file may have: what is remembered of each must fit into the memory of an import. */
const mostColumns = 5_000;

/** Throws a StartupError on more columns than an import takes. */
export function refuseManyColumns(columns: number): void {
  if (columns <= mostColumns) return;
  throw new StartupError(
    'The file has more than 5,000 different columns: keep the ones that say something of customers and import those.',
  );
}

const isoOnly: DateFormat = { order: 'dmy', epoch: null };

/** How a column is read. Throws a StartupError that asks for a flag when it could mean two things. */
export function planColumn(
  header: string,
  target: ColumnTarget,
  profile: ColumnProfile,
  options: FormatOptions,
): PlannedColumn {
  const type = typeOf(header, target, profile);
  const isNumber = type === 'number' || target.kind === 'amount' || target.kind === 'whole';
  const isDate = type === 'date' || target.kind === 'date';
  const decimalMark = isNumber ? (profile.numbers?.decide(options.decimal) ?? null) : '.';
  if (decimalMark === null) throw new StartupError(ambiguousNumberError(header, profile));
  const inferred = isDate ? (profile.dates?.decide(options.dates) ?? null) : isoOnly;
  const years = isPast(target) ? { lastYear: lastPastYear } : {};
  if (inferred === null) throw new StartupError(ambiguousDateError(header, profile, years));
  const dateFormat = { ...inferred, ...years };
  const national = isDate && profile.dates !== null && profile.dates.isNational;
  return {
    header,
    target,
    type,
    decimalMark,
    dateFormat,
    national,
    separator: profile.anySeparator(),
    filled: profile.filled,
  };
}

function typeOf(header: string, target: ColumnTarget, profile: ColumnProfile): ParameterType | null {
  if (target.kind === 'parameter') return target.definition.type;
  return target.kind === 'new' ? profile.inferType(header) : null;
}

/** Whether dates of the future make no sense in a column; customers are born, and do what they do, in the past. */
function isPast(target: ColumnTarget): boolean {
  return target.kind === 'date' || (target.kind === 'parameter' && target.definition.id === 'system_date_of_birth');
}

function ambiguousNumberError(header: string, { numbers }: ColumnProfile): string {
  const flags = 'run again with --decimal . or --decimal , to say what stands before the decimals.';
  const cell = numbers?.ambiguous ?? null;
  if (cell === null)
    return `Column "${header}" has decimals after a point in some rows and after a comma in others; ${flags}`;
  return `Column "${header}" could mean two things: ${JSON.stringify(cell)} may be ${parseNumber(cell, '.')} or ${parseNumber(cell, ',')}; ${flags}`;
}

function ambiguousDateError(header: string, { dates }: ColumnProfile, years: Pick<DateFormat, 'lastYear'>): string {
  const flags = 'run again with --dates dmy or --dates mdy to say whether the day or the month comes first.';
  const cell = dates?.ambiguous ?? null;
  if (cell === null) return `Column "${header}" has the day first in some rows and the month in others; ${flags}`;
  const shown = (order: DateOrder): string | null => parseDay(cell, { order, epoch: null, ...years });
  return `Column "${header}" could mean two things: ${JSON.stringify(cell)} may be ${shown('dmy')} or ${shown('mdy')}; ${flags}`;
}

/** A column bound to the parameter it fills, after new ones came into being. */
export interface BoundColumn extends Omit<PlannedColumn, 'target'> {
  readonly target: Exclude<ColumnTarget, { kind: 'new' }>;
}
