import type { CountryCode } from 'libphonenumber-js/max';
import type { ParameterType } from '../../../../contract/customer.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { splitOptions } from './column-type-inference.ts';
import { emailList, isEmail, phoneList, parsePhone, splitEmails, splitPhones } from '../values/parse-contact.ts';
import { parseDate, parseDay, isNoDate } from '../values/parse-date.ts';
import type { BoundColumn } from './plan-column.ts';
import { hasLeadingZeros, parseNumber } from '../values/parse-number.ts';
import type { DecimalMark } from '../values/parse-number.ts';
import { cellValue, withoutInvisible } from '../values/cell-text.ts';
import { meansNothing } from '../values/missing-value.ts';
import { parseBoolean, parseStatus } from '../values/parse-boolean-and-status.ts';

/** A row as an upsert, or the reason to reject it. */
export type ParsedRow = { readonly upsert: CustomerUpsert } | { readonly reason: string };

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Writable<Omit<CustomerUpsert, 'parameters'>> & {
  parameters: Record<string, string | readonly string[] | null>;
};

/** The first invalid cell of a row; its message is the reason. */
class InvalidCell extends Error {}

type WriteCell = (draft: Draft, cell: string) => void;

/** Parses rows by their columns; empty cells are ignored. */
export function createRowParser(
  columns: readonly BoundColumn[],
  country: CountryCode | null,
): (cells: readonly string[]) => ParsedRow {
  const fills = columns.flatMap((column, at) => {
    const fill = cellWriter(column);
    return fill === null ? [] : [{ at, fill }];
  });
  const emailColumns = ranked(columns, 'email');
  const phoneColumns = ranked(columns, 'phone');
  return (cells) => {
    const draft: Draft = { parameters: {} };
    try {
      for (const { at, fill } of fills) {
        const cell = cellValue(cells[at] ?? '');
        if (cell !== '') fill(draft, cell);
      }
      const addresses = gathered(cells, emailColumns, splitEmails);
      for (const address of addresses)
        if (!isEmail(address)) throw new InvalidCell(`${quoted(address)} is not an email address`);
      if (addresses.length > 0) draft.emails = emailList(addresses);
      const numbers = gathered(cells, phoneColumns, splitPhones);
      if (numbers.length > 0) draft.phones = phoneList(numbers.map((number) => parsePhone(number, country)));
      return { upsert: draft };
    } catch (error) {
      if (error instanceof InvalidCell) return { reason: error.message };
      throw error;
    }
  };
}

function ranked(columns: readonly BoundColumn[], kind: 'email' | 'phone'): number[] {
  return columns
    .flatMap(({ target }, at) => (target.kind === kind ? [{ at, rank: target.rank }] : []))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ at }) => at);
}

/** The contacts in all columns of a kind. */
function gathered(
  cells: readonly string[],
  columns: readonly number[],
  split: (cell: string) => readonly string[],
): string[] {
  const contacts: string[] = [];
  for (const at of columns) {
    const cell = cellValue(cells[at] ?? '');
    if (cell !== '') contacts.push(...split(withoutInvisible(cell)).filter((contact) => !meansNothing(contact)));
  }
  return contacts;
}

/** Writes a column's cell into the draft; null for an ignored column, and for contacts, which columns share. */
function cellWriter(column: BoundColumn): WriteCell | null {
  const { header, target, decimalMark, dateFormat } = column;
  switch (target.kind) {
    case 'text': {
      const isIdentity = target.field === 'id' || target.field === 'customerNumber';
      return (draft, cell) => {
        draft[target.field] = isIdentity ? withoutInvisible(cell) : cell;
      };
    }
    case 'status':
      return (draft, cell) => {
        draft.status = parseStatus(cell) ?? rejectCell(header, cell, 'is not active, inactive or banned');
      };
    case 'whole':
      return (draft, cell) => {
        const value = parseNumber(cell, decimalMark) ?? Number.NaN;
        draft.totalOrders = Number.isSafeInteger(value) ? value : rejectCell(header, cell, 'is not a whole number');
      };
    case 'amount':
      return (draft, cell) => {
        draft[target.field] = parseNumber(cell, decimalMark) ?? rejectCell(header, cell, 'is not a number');
      };
    case 'date':
      return (draft, cell) => {
        const value = parseDate(cell, dateFormat);
        if (value !== null) draft[target.field] = value;
        else if (!isNoDate(cell)) rejectCell(header, cell, 'is not a date');
      };
    case 'parameter':
      return parameterCellWriter(column, target);
    case 'email':
    case 'phone':
    case 'ignored':
      return null;
  }
}

function parameterCellWriter(
  column: BoundColumn,
  { definition, alsoField }: Extract<BoundColumn['target'], { kind: 'parameter' }>,
): WriteCell {
  const read = parameterParser(column, definition.type);
  return (draft, cell) => {
    const value = read(cell);
    if (value !== null) draft.parameters[definition.id] = value;
    if (alsoField !== null) draft[alsoField] = cell;
  };
}

/** Parses a parameter's cells; null for one that stands for no value. */
function parameterParser(
  { header, decimalMark, dateFormat, separator }: BoundColumn,
  type: ParameterType,
): (cell: string) => string | readonly string[] | null {
  switch (type) {
    case 'boolean':
      return memoized((cell) => String(parseBoolean(cell) ?? rejectCell(header, cell, 'is neither yes nor no')));
    case 'number':
      return (cell) => {
        if (hasLeadingZeros(cell))
          rejectCell(
            header,
            cell,
            'has leading zeros, which a number would lose: rename the column, for example to one with Code in it',
          );
        return (
          exactNumber(cell, decimalMark) ??
          rejectCell(
            header,
            cell,
            parseNumber(cell, decimalMark) === null ? 'is not a number' : 'has more digits than a number can hold',
          )
        );
      };
    case 'date':
      return (cell) =>
        parseDay(cell, dateFormat) ?? (isNoDate(cell) ? null : rejectCell(header, cell, 'is not a date'));
    case 'multiselect':
      return memoized((cell) => splitOptions(cell, separator));
    default:
      return (cell) => cell;
  }
}

/** For columns with few different cells. */
function memoized<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const parsed = known.get(cell);
    if (parsed !== undefined) return parsed;
    const value = read(cell);
    if (known.size < 1_000 && cell.length < 100) known.set(cell, value);
    return value;
  };
}

/** A number as a parameter's value; null if the cell is not a number, or would lose its last digits as one. */
export function exactNumber(cell: string, mark: DecimalMark): string | null {
  const value = parseNumber(cell, mark);
  if (value === null || (Math.abs(value) > Number.MAX_SAFE_INTEGER && !/e/i.test(cell))) return null;
  return plainNumber(value);
}

/** A number as a parameter's value, without an exponent if possible. */
export function plainNumber(value: number): string {
  return Math.abs(value) >= 1e21 || (value !== 0 && Math.abs(value) < 1e-6)
    ? value.toFixed(20).replace(/\.?0+$/, '')
    : String(value);
}

function rejectCell(header: string, cell: string, what: string): never {
  throw new InvalidCell(`${header} ${quoted(cell)} ${what}`);
}

/** A value as a reason shows it: quoted and shortened. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
