import { clockPattern, noTime, timeOfDay, utcTime } from './written-dates/clock.ts';
import type { Clock, Groups } from './written-dates/clock.ts';
import { isDateOfZeros, isNoDay, mayBeNoDay } from './written-dates/no-date.ts';
import type { EpochUnit } from './written-dates/unix-time.ts';
import { isUnixTime, parseUnixTime } from './written-dates/unix-time.ts';
import { parseWrittenDate } from './written-dates/written-date.ts';

/** Whether the day or the month comes first where digits alone are written: 31/12/2026 or 12/31/2026. */
export type DateOrder = 'dmy' | 'mdy';

/** How the dates of a column are written. */
export interface DateFormat {
  readonly order: DateOrder;
  /** The unit of a bare number, which counts from 1970; null when bare numbers are not dates here. */
  readonly epoch: EpochUnit | null;
  /** Whether ten digits are seconds even beside milliseconds: so are all dates from 2001 on. */
  readonly isRecent?: boolean;
  /**
   * The last year that two digits can mean, in dates that lie in the past: those of other years are none. By default 20
   * years from now, and any year is possible.
   */
  readonly lastYear?: number;
}

const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?${clockPattern}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?${clockPattern}$`, 'i');
const compactDay = String.raw`((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])`;
const compact = new RegExp(`^${compactDay}$`);
const compactSecond = String.raw`(?<second>[0-5]\d)(?<fraction>\d{3})?`;
const compactTime = String.raw`(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?:${compactSecond})?(?<zone>Z)?`;
/** 202603040915, 20260304091500, 20260304091500123 or 20260304T091500Z. */
const timestamp = new RegExp(`^${compactDay}T?${compactTime}$`);
/** As ASP.NET writes a time in JSON: the milliseconds since 1970, and the zone of the day. */
const aspNet = /^\/Date\((-?\d{1,15})(?:([-+]\d\d)(\d\d))?\)\/$/;
const day = 86_400_000;
/**
 * Characters of the longest cell parsed as a date: one padded with white space would keep the patterns busy for
 * minutes.
 */
const longestDate = 80;
/** As far ahead as Java's and .NET's two-digit years reach. */
const yearsAhead = 20;
const thisYear = new Date().getUTCFullYear();
/** Births and orders before are mistakes, or counted in another calendar. */
const firstPastYear = 1850;
/** All later days until next year are dates, and no placeholders. */
const firstCertain = { time: Date.UTC(1900, 0, 3), day: '1900-01-03' };
const endOfPast = { time: Date.UTC(thisYear + 2, 0, 1), day: `${thisYear + 2}-01-01` };

/** The time in a cell as milliseconds since 1970, in UTC unless it has a zone. Null when it is not a date. */
export function parseDate(cell: string, format: DateFormat): number | null {
  const time = parseWith(cell, format, utcTime);
  if (time === null || format.lastYear === undefined || (time >= firstCertain.time && time < endOfPast.time))
    return time;
  return isPastYear(new Date(time).getUTCFullYear()) && !isNoDate(cell) ? time : null;
}

/** The calendar day in a cell as `YYYY-MM-DD`, in its own time zone. Null when it is not a date. */
export function parseDay(cell: string, format: DateFormat): string | null {
  const written = writtenDay(cell, format);
  if (written === null || format.lastYear === undefined || (written >= firstCertain.day && written < endOfPast.day))
    return written;
  return isPastYear(Number(written.slice(0, 4))) && !isNoDate(cell) ? written : null;
}

function writtenDay(cell: string, format: DateFormat): string | null {
  // Most days are stored as they are written.
  if (isIsoDate(cell)) return cell.slice(0, 10);
  const midnight = parseWith(cell, format, noTime);
  return midnight === null ? null : dateOnly(midnight);
}

function isPastYear(year: number): boolean {
  return year >= firstPastYear && year <= thisYear + 1;
}

/** Why a cell that is no date of a column is none. */
export function dateMisfit(cell: string, format: DateFormat): string {
  return parseWith(cell, format, noTime) === null ? 'not a date' : 'in an impossible year';
}

const orders: readonly DateOrder[] = ['dmy', 'mdy'];
const timeBehind = /[T,\s]+\d{1,2}:\d{2}.*$/s;

/** Whether a cell is a placeholder for a missing date, however it is written. */
export function isNoDate(cell: string): boolean {
  if (isDateOfZeros(cell)) return true;
  if (cell.length > longestDate || !mayBeNoDay(cell)) return false;
  // The time can be in any zone, even in one that is not read.
  return [cell, cell.replace(timeBehind, '')].some((text) =>
    orders.some((order) => isNoDay(writtenDay(text, { order, epoch: null }) ?? '')),
  );
}

/** Whether a cell is a date in some order of day and month, or a number that can count from 1970. */
export function isAnyDate(cell: string): boolean {
  return orders.some((order) => parseWith(cell, { order, epoch: 's' }, noTime) !== null);
}

/** Whether a cell is in ISO 8601, the same whatever the column's format. */
export function isIsoDate(cell: string): boolean {
  return parseIso(cell, noTime) !== null;
}

/** Whether a cell is a date and a time in digits alone, which could be a number as well. */
export function isTimestamp(cell: string): boolean {
  return timestamp.test(cell);
}

/** Whether the order of day and month decides what a cell means. */
export function dependsOnOrder(cell: string): boolean {
  return cell.length <= longestDate && yearLast.test(cell);
}

/** The last year that two digits can mean for dates in the past: birthdays, orders. */
export const lastPastYear = thisYear;

function parseWith(cell: string, format: DateFormat, clockOf: Clock): number | null {
  // Fourteen digits would be milliseconds after the year 2286.
  const isUnix = format.epoch !== null && isUnixTime(cell) && !(cell.length >= 14 && timestamp.test(cell));
  if (isUnix && format.epoch === 'ms') return parseUnixTime(cell, format);
  return parseWritten(cell, format, clockOf) ?? (isUnix ? parseUnixTime(cell, format) : null);
}

function parseWritten(
  cell: string,
  { order, lastYear = thisYear + yearsAhead }: DateFormat,
  clockOf: Clock,
): number | null {
  const iso = parseIso(cell, clockOf);
  if (iso !== null) return iso;
  if (cell.length > longestDate) return null;
  if (cell.startsWith('/')) return parseAspNet(cell, clockOf);
  let parts = yearFirst.exec(cell);
  if (parts !== null) return moment(parts[1], parts[3], parts[4], parts.groups, clockOf);
  parts = yearLast.exec(cell);
  if (parts !== null) {
    const [, first, separator, second, year = ''] = parts;
    // With dots, the day comes first in every country.
    const dayFirst = order === 'dmy' || separator === '.';
    return moment(
      fullYear(year, lastYear),
      dayFirst ? second : first,
      dayFirst ? first : second,
      parts.groups,
      clockOf,
    );
  }
  parts = compact.exec(cell);
  if (parts !== null) return moment(parts[1], parts[2], parts[3], {}, clockOf);
  parts = timestamp.exec(cell);
  if (parts !== null) return moment(parts[1], parts[2], parts[3], parts.groups, clockOf);
  // Looking for names takes longest, and other cells have none.
  const written = /\p{L}{2}|年/u.test(cell) ? parseWrittenDate(cell) : null;
  if (written === null) return null;
  return moment(fullYear(written.year, lastYear), String(written.month), written.day, written.groups, clockOf);
}

function parseAspNet(cell: string, clockOf: Clock): number | null {
  const [, milliseconds, hours = '0', minutes = '0'] = aspNet.exec(cell) ?? [];
  if (milliseconds === undefined) return null;
  const ahead = Number(hours) * 60 + Math.sign(Number(`${hours}1`)) * Number(minutes);
  const local = Number(milliseconds) + ahead * 60_000;
  const time = local - Math.floor(local / day) * day;
  return local - time + clockOf(0, time, ahead);
}

/** For two digits, the latest year that ends in them, up to the last year. */
function fullYear(year: string, lastYear: number): string {
  if (year.length === 4) return year;
  const twoDigits = Number(year);
  return String(lastYear - ((((lastYear - twoDigits) % 100) + 100) % 100));
}

function moment(year = '', month = '', dayOfMonth = '', time: Groups = {}, clockOf: Clock): number | null {
  const midnight = midnightOf(Number(year), Number(month), Number(dayOfMonth));
  if (midnight === null) return null;
  const clockTime = timeOfDay(time, clockOf);
  return clockTime === null ? null : midnight + clockTime;
}

/** `YYYY-MM-DD` of a time in UTC; null outside the years 1 to 9999. */
export function dateOnly(milliseconds: number): string | null {
  if (!(milliseconds >= -62_135_596_800_000 && milliseconds < 253_402_300_800_000)) return null;
  return new Date(Math.floor(milliseconds / day) * day).toISOString().slice(0, 10);
}

const dash = 45;

/**
 * The most common forms by far, `2024-01-31` and `2024-01-31T09:21:05.123Z` (`T` or a space; seconds, fraction and zone
 * optional), faster than any pattern; null for all others.
 */
function parseIso(cell: string, clockOf: Clock): number | null {
  const { length } = cell;
  if (length !== 10 && length !== 16 && length !== 19 && length !== 20 && length !== 24) return null;
  if (cell.charCodeAt(4) !== dash || cell.charCodeAt(7) !== dash) return null;
  const midnight = midnightOf(digits(cell, 0, 4), digits(cell, 5, 7), digits(cell, 8, 10));
  if (midnight === null || length === 10) return midnight;
  const hasSeconds = length > 16;
  if (!/[T ]/.test(cell.charAt(10)) || cell.charAt(13) !== ':' || (hasSeconds && cell.charAt(16) !== ':')) return null;
  if (length >= 20 && (cell.charAt(length - 1) !== 'Z' || (length === 24 && cell.charAt(19) !== '.'))) return null;
  const hours = digits(cell, 11, 13);
  const minutes = digits(cell, 14, 16);
  const seconds = hasSeconds ? digits(cell, 17, 19) : 0;
  const thousandths = length === 24 ? digits(cell, 20, 23) : 0;
  // Also rejects NaN.
  if (!(hours < 24 && minutes < 60 && seconds < 60 && thousandths >= 0)) return null;
  return midnight + clockOf(hours * 60 + minutes, seconds * 1_000 + thousandths, 0);
}

/** The number in a range of digits; NaN when there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds since 1970 at the start of a day; null when the calendar has no such day. */
function midnightOf(year: number, month: number, dayOfMonth: number): number | null {
  if (!(year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month))) return null;
  // Date.UTC takes years below 100 as 19xx; the calendar repeats every four centuries.
  return Date.UTC(year + 400, month - 1, dayOfMonth) - 146_097 * 86_400_000;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
