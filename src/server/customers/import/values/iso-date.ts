/**
 * What a time adds to its day: minutes of the day, milliseconds of the minute, and minutes that its zone is ahead; in
 * milliseconds.
 */
export type Clock = (minutes: number, milliseconds: number, ahead: number) => number;
export const utcTime: Clock = (minutes, milliseconds, ahead) => (minutes - ahead) * 60_000 + milliseconds;
export const noTime: Clock = () => 0;

const dash = 45;

/**
 * The commonest forms by far, `2024-01-31` and `2024-01-31T09:21:05.123Z` (`T` or a space, the rest of them optional),
 * ahead of any pattern; else null.
 */
export function readIso(cell: string, clockOf: Clock): number | null {
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
  // Also where one of them is NaN.
  if (!(hours < 24 && minutes < 60 && seconds < 60 && thousandths >= 0)) return null;
  return midnight + clockOf(hours * 60 + minutes, seconds * 1_000 + thousandths, 0);
}

/** The number that digits make; NaN when there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds since 1970 at a day's start; null when there is no such day. */
export function midnightOf(year: number, month: number, dayOfMonth: number): number | null {
  if (!(year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month))) return null;
  // Years before 100 would count from 1900; four centuries later the calendar is the same.
  return Date.UTC(year + 400, month - 1, dayOfMonth) - 146_097 * 86_400_000;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
