export type EpochUnit = 's' | 'ms';

/** A whole number, or seconds or milliseconds with a fraction. */
const unixTime = /^(?:-?\d{1,19}|(?:\d{9,10}|\d{12,13})\.\d{1,9})$/;

/** Whether a cell is a number that can count the time since 1970. */
export function isUnixTime(cell: string): boolean {
  return unixTime.test(cell);
}

/** How many digits the whole part of a number has. */
export function wholeDigits(cell: string): number {
  const point = cell.indexOf('.');
  return (point < 0 ? cell.length : point) - (cell.startsWith('-') ? 1 : 0);
}

/**
 * The milliseconds since 1970 that a number counts: by its length, or in the unit of its column, since milliseconds of
 * the first years are as short as seconds. Null for a number too small for seconds.
 */
export function parseUnixTime(
  cell: string,
  { epoch, isRecent = false }: { readonly epoch: EpochUnit | null; readonly isRecent?: boolean },
): number | null {
  const digits = wholeDigits(cell);
  const count = Number(cell);
  // Nanoseconds and microseconds since 1973.
  if (digits >= 18) return Math.floor(count / 1e6);
  if (digits >= 15) return Math.floor(count / 1e3);
  if (digits >= 12) return Math.floor(count);
  if (epoch === 'ms' && !(isRecent && digits === 10)) return Math.floor(count);
  // Fewer than nine digits would be 1973 or before: rather a year, or a spreadsheet's serial number.
  return digits >= 9 ? Math.round(count * 1e3) : null;
}
