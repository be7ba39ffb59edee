import { midnightOf, noTime, readIso, utcTime } from './iso-date.ts';
import type { Clock } from './iso-date.ts';

/** Whether the day or the month comes first where digits alone are written: 31/12/2026 or 12/31/2026. */
export type DateOrder = 'dmy' | 'mdy';

/** How the cells of a column are dates. */
export interface DateStyle {
  readonly order: DateOrder;
  /** What a bare number counts since 1970; null when bare numbers are no dates here. */
  readonly epoch: 's' | 'ms' | null;
  /** The last year that one of two digits can mean; else the year twenty years from now. */
  readonly lastYear?: number;
}

const clock = String.raw`(?:,?[T\s]+(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'i');
const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const weekday = String.raw`(?:[a-z]{3,9}\.?,?\s+)?`;
const dayMonthName = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})${clock}$`,
  'i',
);
const monthNameDay = new RegExp(
  String.raw`^${weekday}([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`,
  'i',
);
const bareInteger = /^-?\d{1,16}$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const day = 86_400_000;
/**
 * Characters of the longest cell that is read as a date: a text padded with white space would take the patterns
 * minutes.
 */
const longestDate = 80;
/** As far ahead as Java's and .NET's two-digit years reach. */
const yearsAhead = 20;
const thisYear = new Date().getUTCFullYear();
/** What MySQL has for no date. */
const noDate = /^0000-00-00(?:[T\s]00:00(?::00(?:\.0+)?)?Z?)?$/;

/** Milliseconds since 1970 that a cell means; a time without a zone is UTC. Null when it is no date. */
export function readDate(cell: string, style: DateStyle): number | null {
  return readIn(cell, style, utcTime);
}

/**
 * The day that a cell names, as `YYYY-MM-DD`: its own, whatever day it is elsewhere at its time. Null when it is no
 * date.
 */
export function readDay(cell: string, style: DateStyle): string | null {
  // Most days are written as they are kept.
  if (readIso(cell, noTime) !== null) return cell.slice(0, 10);
  const read = readIn(cell, style, noTime);
  return read === null ? null : dateOnly(read);
}

/** Whether a cell says that there is no date. */
export function saysNoDate(cell: string): boolean {
  return cell.startsWith('0000') && noDate.test(cell);
}

/** The last year that one of two digits can mean where dates lie in the past: birthdays, orders. */
export const lastPastYear = thisYear;

function readIn(cell: string, style: DateStyle, clockOf: Clock): number | null {
  if (style.epoch === 'ms' && bareInteger.test(cell)) return Number(cell);
  const written = readWritten(cell, style, clockOf);
  if (written !== null || style.epoch === null || !bareInteger.test(cell)) return written;
  // Fewer digits than nine would be 1973 or before: a year, a serial number of a spreadsheet, but no moment.
  return cell.replace('-', '').length >= 9 ? Number(cell) * 1_000 : null;
}

function readWritten(
  cell: string,
  { order, lastYear = thisYear + yearsAhead }: DateStyle,
  clockOf: Clock,
): number | null {
  const iso = readIso(cell, clockOf);
  if (iso !== null) return iso;
  if (cell.length > longestDate) return null;
  let parts = yearFirst.exec(cell);
  if (parts !== null) return moment(parts[1], parts[3], parts[4], parts.slice(5), clockOf);
  parts = yearLast.exec(cell);
  if (parts !== null) {
    const [, first, separator, second, year = ''] = parts;
    // With dots the day is first wherever dates are written so.
    const dayFirst = order === 'dmy' || separator === '.';
    return moment(
      year.length === 4 ? year : fullYear(Number(year), lastYear),
      dayFirst ? second : first,
      dayFirst ? first : second,
      parts.slice(5),
      clockOf,
    );
  }
  parts = compact.exec(cell);
  if (parts !== null) return moment(parts[1], parts[2], parts[3], [], clockOf);
  if (!/[a-z]{3}/i.test(cell)) return null;
  parts = dayMonthName.exec(cell);
  if (parts !== null) return moment(parts[3], monthOf(parts[2]), parts[1], parts.slice(4), clockOf);
  parts = monthNameDay.exec(cell);
  return parts === null ? null : moment(parts[3], monthOf(parts[1]), parts[2], parts.slice(4), clockOf);
}

/** The last year of these two digits that is not after the last one there can be. */
function fullYear(twoDigits: number, lastYear: number): string {
  return String(lastYear - ((((lastYear - twoDigits) % 100) + 100) % 100));
}

function monthOf(name = ''): string | undefined {
  const lower = name.toLowerCase();
  const at = lower === 'sept' ? 8 : Math.max(months.indexOf(lower), monthNames.indexOf(lower));
  return at < 0 ? undefined : String(at + 1);
}

function moment(
  year = '',
  month = '',
  dayOfMonth = '',
  time: readonly (string | undefined)[],
  clockOf: Clock,
): number | null {
  const midnight = midnightOf(Number(year), Number(month), Number(dayOfMonth));
  if (midnight === null) return null;
  const clockTime = timeOfDay(time, clockOf);
  return clockTime === null ? null : midnight + clockTime;
}

function timeOfDay(
  [hour, minute = '0', second = '0', fraction = '', half, zone]: readonly (string | undefined)[],
  clockOf: Clock,
): number | null {
  if (hour === undefined) return 0;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const wholeDay = hours === 24 && Number(minute) === 0 && Number(second) === 0;
  if ((hours > 23 && !wholeDay) || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  const ahead = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  return clockOf(
    hours * 60 + Number(minute),
    Number(second) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0')),
    ahead,
  );
}

/** What the cells of one column say of how its dates are written. */
export class DateEvidence {
  onlyDmy = 0;
  onlyMdy = 0;
  /** Cells that are a date under neither order; bare numbers among them. */
  neither = 0;
  bareNumbers = 0;
  /** A cell that is a different date under each order. */
  twofold: string | null = null;
  #longest = 0;
  #shortest = Infinity;

  add(cell: string): void {
    // In one form whatever the order.
    if (readIso(cell, noTime) !== null || saysNoDate(cell)) return;
    const dmy = readWritten(cell, { order: 'dmy', epoch: null }, utcTime);
    const mdy =
      cell.length <= longestDate && yearLast.test(cell)
        ? readWritten(cell, { order: 'mdy', epoch: null }, utcTime)
        : dmy;
    const isBare = bareInteger.test(cell);
    if (isBare) {
      const length = cell.replace('-', '').length;
      this.#longest = Math.max(this.#longest, length);
      if (dmy === null) this.#shortest = Math.min(this.#shortest, length);
    }
    if (dmy === null && mdy === null) {
      this.neither += 1;
      if (isBare) this.bareNumbers += 1;
    } else if (mdy === null) this.onlyDmy += 1;
    else if (dmy === null) this.onlyMdy += 1;
    else if (dmy !== mdy) this.twofold ??= cell;
  }

  get isNational(): boolean {
    return this.onlyDmy > 0 || this.onlyMdy > 0 || this.twofold !== null;
  }

  /** Whether the bare numbers can be moments: nine digits at least, or milliseconds. */
  get momentsLikely(): boolean {
    return this.bareNumbers > 0 && (this.#longest >= 12 || this.#shortest >= 9) && this.#longest <= 14;
  }

  /** How the column is read, or null when it could mean two things and nobody said which. */
  decide(asked: DateOrder | null): DateStyle | null {
    const order = this.#order(asked);
    // One unit per column: twelve digits are milliseconds since 1973, or seconds in the year 5138.
    const epoch = this.#longest >= 12 ? 'ms' : 's';
    return order === null ? null : { order, epoch: this.bareNumbers > 0 ? epoch : null };
  }

  #order(asked: DateOrder | null): DateOrder | null {
    if (this.onlyDmy > 0 && this.onlyMdy === 0) return 'dmy';
    if (this.onlyMdy > 0 && this.onlyDmy === 0) return 'mdy';
    if (this.onlyDmy > 0 || this.twofold !== null) return asked;
    return 'dmy';
  }
}

/** `YYYY-MM-DD` of a moment in UTC; null outside the years 1 to 9999. */
export function dateOnly(milliseconds: number): string | null {
  if (!(milliseconds >= -62_135_596_800_000 && milliseconds < 253_402_300_800_000)) return null;
  return new Date(Math.floor(milliseconds / day) * day).toISOString().slice(0, 10);
}
