import type { CountryCode } from 'libphonenumber-js/max';
import type { CustomerPatch } from '../customer-writer.ts';
import { splitOptions } from './column-profile.ts';
import { emailList, isEmail, phoneList, readPhone, splitEmails, splitPhones } from './contact-reading.ts';
import { dateOnly, readDate } from './date-reading.ts';
import type { BoundColumn } from './import-plan.ts';
import { readNumber } from './number-reading.ts';
import { cellText, readBoolean, readStatus } from './word-reading.ts';

/** A row as a patch, or why it is none. */
export type RowReading = { readonly patch: CustomerPatch } | { readonly reason: string };

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Writable<Omit<CustomerPatch, 'parameters'>> & { parameters: Record<string, string | readonly string[] | null> };

/** The first wrong cell of a row; its message is the reason. */
class WrongCell extends Error {}

/** Reads rows by their columns; an empty cell says nothing of its column. */
export function createRowReader(columns: readonly BoundColumn[], country: CountryCode | null): (cells: readonly string[]) => RowReading {
  const fill = columns.map((column) => filler(column));
  const emailColumns = ranked(columns, 'email');
  const phoneColumns = ranked(columns, 'phone');
  const cellsOf = (cells: readonly string[], at: readonly number[]): string[] => at.map((index) => cellText(cells[index] ?? '')).filter((cell) => cell !== '');
  return (cells) => {
    const draft: Draft = { parameters: {} };
    try {
      for (let at = 0; at < fill.length; at += 1) {
        const cell = cellText(cells[at] ?? '');
        if (cell !== '') fill[at]?.(draft, cell);
      }
      const addresses = cellsOf(cells, emailColumns).flatMap(splitEmails);
      const wrong = addresses.find((address) => !isEmail(address));
      if (wrong !== undefined) throw new WrongCell(`${quoted(wrong)} is not an email address`);
      if (addresses.length > 0) draft.emails = emailList(addresses);
      const numbers = cellsOf(cells, phoneColumns).flatMap(splitPhones);
      if (numbers.length > 0) draft.phones = phoneList(numbers.map((number) => readPhone(number, country)));
      return { patch: draft };
    } catch (error) {
      if (error instanceof WrongCell) return { reason: error.message };
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

/** How one column's cell gets into the draft; contacts are gathered from all their columns at once. */
function filler(column: BoundColumn): (draft: Draft, cell: string) => void {
  const { header, target, mark, style } = column;
  switch (target.kind) {
    case 'text':
      return (draft, cell) => {
        draft[target.field] = cell;
      };
    case 'status':
      return (draft, cell) => {
        draft.status = readStatus(cell) ?? wrongCell(header, cell, 'is none of active, inactive and banned');
      };
    case 'whole':
      return (draft, cell) => {
        const value = readNumber(cell, mark) ?? Number.NaN;
        draft.totalOrders = Number.isSafeInteger(value) ? value : wrongCell(header, cell, 'is not a whole number');
      };
    case 'amount':
      return (draft, cell) => {
        draft[target.field] = readNumber(cell, mark) ?? wrongCell(header, cell, 'is not a number');
      };
    case 'date':
      return (draft, cell) => {
        draft[target.field] = readDate(cell, style) ?? wrongCell(header, cell, 'is not a date');
      };
    case 'parameter':
      return (draft, cell) => {
        draft.parameters[target.definition.id] = parameterValue(column, target.definition.type, cell);
        if (target.alsoField !== null) draft[target.alsoField] = cell;
      };
    case 'email':
    case 'phone':
    case 'ignored':
      return () => {};
  }
}

function parameterValue({ header, mark, style, separator }: BoundColumn, type: BoundColumn['type'], cell: string): string | readonly string[] {
  switch (type) {
    case 'boolean':
      return String(readBoolean(cell) ?? wrongCell(header, cell, 'is neither yes nor no'));
    case 'number':
      return plainNumber(readNumber(cell, mark) ?? wrongCell(header, cell, 'is not a number'));
    case 'date':
      return dateOnly(readDate(cell, style) ?? Number.NaN) ?? wrongCell(header, cell, 'is not a date');
    case 'multiselect':
      return splitOptions(cell, separator);
    default:
      return cell;
  }
}

/** A number as a parameter's value, without an exponent where it can be helped. */
export function plainNumber(value: number): string {
  return Math.abs(value) >= 1e21 || (value !== 0 && Math.abs(value) < 1e-6) ? value.toFixed(20).replace(/\.?0+$/, '') : String(value);
}

function wrongCell(header: string, cell: string, what: string): never {
  throw new WrongCell(`${header} ${quoted(cell)} ${what}`);
}

/** A value as a reason shows it: quoted, and not endless. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
