import type { ParameterType } from '../../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import type { ColumnTypeInference } from './column-type-inference.ts';
import { namesTags } from './option-profile.ts';
import type { OptionSeparator } from './option-profile.ts';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { namesAccount, namesBankOrCode } from './personal-numbers.ts';
import { isSecretColumn } from './secret-column.ts';
import type { ColumnTarget, CustomTarget } from './column-target.ts';
import type { DateOrder, DateFormat } from '../values/parse-date.ts';
import { lastPastYear, parseDay } from '../values/parse-date.ts';
import type { DecimalMark } from '../values/parse-number.ts';
import { parseNumber } from '../values/parse-number.ts';

/** How to parse ambiguous columns, from the command line; null stops the import at one. */
export interface FormatOptions {
  readonly decimal: DecimalMark | null;
  readonly dates: DateOrder | null;
}

/** How to parse one column, as inferred from the whole file. */
export interface PlannedColumn {
  readonly header: string;
  readonly target: ColumnTarget;
  /** The type of the parameter it fills, existing or new; null for a field. */
  readonly type: ParameterType | null;
  readonly decimalMark: DecimalMark;
  readonly dateFormat: DateFormat;
  /** Whether some of its dates are digits in an order that depends on the country. */
  readonly national: boolean;
  readonly separator: OptionSeparator;
  /** Whether letters and numbers in place of yes, no or a status are read. */
  readonly readsCodes: boolean;
  /** Words in a column of ids or numbers that rows of different people have; null for none. */
  readonly sharedWords: ReadonlySet<string> | null;
  /** The parameter that keeps birthdays without a year; null if the column has none. */
  readonly yearless: CustomTarget | null;
  /** Rows in which it is not empty. */
  readonly filled: number;
  /** Whether it is named like a status, but its numbers don't say who is active. */
  readonly isUnclearStatus?: boolean;
}

/** Different columns a file can have: the profiles of all must fit into memory. */
const mostColumns = 5_000;

/** Throws a StartupError on too many columns. */
export function refuseManyColumns(columns: number): void {
  if (columns <= mostColumns) return;
  throw new StartupError('The file has more than 5,000 different columns. Keep only the ones you need.');
}

const isoOnly: DateFormat = { order: 'dmy', epoch: null };

/** Decides how to parse a column. Throws a StartupError that asks for an option when the column is ambiguous. */
export function planColumn(
  header: string,
  given: ColumnTarget,
  profile: ColumnTypeInference,
  options: FormatOptions,
): PlannedColumn {
  const target = refinedTarget(header, given, profile);
  const type = typeOf(header, target, profile);
  const isNumber = type === 'number' || target.kind === 'amount' || target.kind === 'whole';
  const isDate = type === 'date' || target.kind === 'date';
  const decimalMark = isNumber ? (profile.numbers?.decide(options.decimal) ?? null) : '.';
  if (decimalMark === null) throw ambiguousNumberError(header, profile);
  const inferred = isDate ? (profile.dates?.decide(options.dates) ?? null) : isoOnly;
  const years = isPast(target) ? { lastYear: lastPastYear } : {};
  if (inferred === null) throw ambiguousDateError(header, profile, years);
  const dateFormat = { ...inferred, ...years, isRecent: target.kind === 'date' };
  const national = isDate && profile.dates !== null && profile.dates.isNational;
  return {
    header,
    target,
    type,
    decimalMark,
    dateFormat,
    national,
    separator: profile.anySeparator() ?? ';',
    readsCodes: profile.readsCodes,
    sharedWords: null,
    yearless: null,
    filled: profile.filled,
    isUnclearStatus: isUnclearStatus(given, type),
  };
}

/** The target of a column whose cells are all known: a secret is refused, and a select with several options widens. */
function refinedTarget(header: string, given: ColumnTarget, profile: ColumnTypeInference): ColumnTarget {
  if (isSecretColumn(header, given, profile.secretSigns(header))) return { kind: 'secret' };
  const target = profile.givesStatus ? given : withoutStatus(given);
  const hasSeveral = namesTags(header) ? profile.anySeparator() !== null : profile.separator() !== null;
  return hasSeveral ? widened(target) : target;
}

/** The columns of a file in which account numbers beside a bank or its code are secrets: they are bank accounts. */
export function withoutBankAccounts(columns: readonly PlannedColumn[]): readonly PlannedColumn[] {
  return columns.map((column, at) => {
    const isCustom = column.target.kind === 'new' || column.target.kind === 'parameter';
    if (!isCustom || !namesAccount(column.header)) return column;
    const beside = [columns[at - 1], columns[at + 1]];
    const isOfBank = beside.some((other) => other !== undefined && namesBankOrCode(other.header));
    return isOfBank ? { ...column, target: { kind: 'secret' }, type: null } : column;
  });
}

/** A column of which no cell means a status, so that no dry run says that it fills it. */
function withoutStatus(target: ColumnTarget): ColumnTarget {
  if (target.kind === 'new') return { kind: 'new', name: target.name };
  if (target.kind !== 'parameter') return target;
  const { kind, definition, alsoField } = target;
  return { kind, definition, alsoField };
}

function isUnclearStatus(given: ColumnTarget, type: ParameterType | null): boolean {
  const isCustom = given.kind === 'new' || given.kind === 'parameter';
  return isCustom && given.alsoStatus?.kind === 'status' && (type === 'number' || type === 'boolean');
}

/** A select as a multiselect, for a file in which customers have several of its options. */
export function widened(target: ColumnTarget): ColumnTarget {
  if (target.kind !== 'parameter' || target.definition.type !== 'select') return target;
  if (isSystemParameter(target.definition.id)) return target;
  return { ...target, definition: { ...target.definition, type: 'multiselect' } };
}

function typeOf(header: string, target: ColumnTarget, profile: ColumnTypeInference): ParameterType | null {
  if (target.kind === 'parameter') return target.definition.type;
  return target.kind === 'new' ? profile.inferType(header) : null;
}

/** Whether the dates of a column lie in the past, like a birthday or an order. */
function isPast(target: ColumnTarget): boolean {
  return target.kind === 'date' || (target.kind === 'parameter' && target.definition.id === 'system_date_of_birth');
}

function ambiguousNumberError(header: string, { numbers }: ColumnTypeInference): FileRefusedError {
  const cell = numbers?.ambiguous ?? null;
  const [point, comma] = cell === null ? [] : [parseNumber(cell, '.'), parseNumber(cell, ',')];
  const sentence =
    cell === null
      ? `Column "${header}" has decimal points in some rows and decimal commas in others.`
      : `Column "${header}" is ambiguous: is ${JSON.stringify(cell)} ${point} or ${comma}?`;
  const advice = 'Run again with --decimal . or --decimal ,';
  return new FileRefusedError(`${sentence} ${advice}`, { sentence, question: { kind: 'decimal' } });
}

function ambiguousDateError(
  header: string,
  { dates }: ColumnTypeInference,
  years: Pick<DateFormat, 'lastYear'>,
): FileRefusedError {
  const cell = dates?.ambiguous ?? null;
  const dayIn = (order: DateOrder): string | null => {
    if (cell === null) return null;
    // The day of a year that the column can't have shows the question all the same.
    return parseDay(cell, { order, epoch: null, ...years }) ?? parseDay(cell, { order, epoch: null });
  };
  const sentence =
    cell === null
      ? `Column "${header}" has the day first in some rows and the month first in others.`
      : `Column "${header}" is ambiguous: is ${JSON.stringify(cell)} ${dayIn('dmy')} or ${dayIn('mdy')}?`;
  const advice = 'Run again with --dates dmy or --dates mdy';
  return new FileRefusedError(`${sentence} ${advice}`, { sentence, question: { kind: 'dates' } });
}

/** A column whose parameter exists by now. */
export interface BoundColumn extends Omit<PlannedColumn, 'target' | 'yearless'> {
  readonly target: Exclude<ColumnTarget, { kind: 'new' }>;
  readonly yearless: ParameterDefinition | null;
}
