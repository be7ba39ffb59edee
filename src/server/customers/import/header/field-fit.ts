import type { ColumnTarget } from '../columns/column-target.ts';
import { isEmail, isFigureOrDate } from '../values/parse-contact.ts';
import { splitEmails } from '../values/split-contacts.ts';
import { isAnyDate, isIsoDate, isNoDate } from '../values/parse-date.ts';
import {
  looksBoolean,
  parseBoolean,
  parseStatusFlag,
  parseStatusOrLetter,
} from '../values/parse-boolean-and-status.ts';
import { meansNothing } from '../values/missing-value.ts';
import { callingCode } from '../values/phone-prefixes/join-phone.ts';
import { parseNumber } from '../values/parse-number.ts';

/** From this share of a column's cells on, it is what its header says; the other cells are mistakes. */
const leastShare = 0.1;
/** A status has three values, and some of its words are common in other columns, such as pending. */
const leastStatusShare = 0.5;

/** Whether cells, none of them empty, look like what the column's header says; true without cells. */
export function fits(target: ColumnTarget, cells: readonly string[]): boolean {
  const test = cellTest(target);
  const filled = cells.filter((cell) => !meansNothing(cell));
  if (test === null || filled.length === 0) return true;
  const share = filled.filter(test).length / filled.length;
  if (target.kind === 'status' || target.kind === 'flag') return share >= leastStatusShare;
  return share >= leastShare && !(isNameTarget(target) && areGroups(filled));
}

/** What a cell of a field looks like; null if it can look like anything. */
function cellTest(target: ColumnTarget): ((cell: string) => boolean) | null {
  switch (target.kind) {
    case 'email':
      return (cell) => splitEmails(cell).some(isEmail);
    case 'phone':
      return (cell) => !cell.includes('@') && cell.replace(/[^\p{Nd}]/gu, '').length > 2 && !isFigureOrDate(cell);
    case 'phonePrefix':
      return (cell) =>
        target.isSigned
          ? /^(?:\+|00)/.test(cell) && callingCode(cell) !== null
          : callingCode(cell) !== null || (target.prefix === 'area' && /^\(?\d{1,6}\)?$/.test(cell));
    case 'status':
      return (cell) => parseStatusOrLetter(cell) !== null;
    case 'flag':
      return (cell) => parseStatusFlag(cell, target) !== null;
    case 'whole':
    case 'amount':
      return isNumber;
    case 'date':
      return isDate;
    case 'parameter':
      return parameterTest(target.definition.type);
    case 'text':
      return textTest(target.field);
    default:
      return null;
  }
}

function parameterTest(type: string): ((cell: string) => boolean) | null {
  if (type === 'boolean') return (cell) => parseBoolean(cell) !== null;
  if (type === 'date') return isDate;
  return type === 'number' ? isNumber : null;
}

function textTest(field: string): ((cell: string) => boolean) | null {
  switch (field) {
    case 'firstName':
    case 'lastName':
    case 'displayName':
      return (cell) => /\p{L}/u.test(cell) && !(cell.length > 1 && looksBoolean(cell)) && !isIsoDate(cell);
    case 'id':
    case 'customerNumber':
      return (cell) => !looksBoolean(cell);
    case 'profilePhoto':
      return (cell) => /[/.:]/.test(cell);
    default:
      return null;
  }
}

function isNameTarget(target: ColumnTarget): boolean {
  return target.kind === 'text' && target.field === 'displayName';
}

/** Whether many cells share few values, which are kinds of customers rather than their names. */
function areGroups(cells: readonly string[]): boolean {
  return cells.length >= 8 && new Set(cells).size * 4 <= cells.length;
}

function isNumber(cell: string): boolean {
  return parseNumber(cell, '.') !== null || parseNumber(cell, ',') !== null;
}

function isDate(cell: string): boolean {
  return isNoDate(cell) || isAnyDate(cell);
}
