/** Whether the day or the month comes first where digits alone are written: 31/12/2026 or 12/31/2026. */
export type DateOrder = 'dmy' | 'mdy';

/** How the cells of a column are dates. */
export interface DateStyle {
  readonly order: DateOrder;
  /** What a bare number counts since 1970; null when bare numbers are no dates here. */
  readonly epoch: 's' | 'ms' | null;
}

const clock = String.raw`(?:,?[T\s]+(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[-+]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'i');
/** What `toISOString` gives, the commonest form by far in exports of programs. */
const ownForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;
const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const weekday = String.raw`(?:[a-z]{3,9}\.?,?\s+)?`;
const dayMonthName = new RegExp(String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})${clock}$`, 'i');
const monthNameDay = new RegExp(String.raw`^${weekday}([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`, 'i');
const bareInteger = /^-?\d{1,16}$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const day = 86_400_000;

/** Milliseconds since 1970 that a cell means; a time without a zone is UTC. Null when it is no date. */
export function readDate(cell: string, style: DateStyle): number | null {
  if (style.epoch === 'ms' && bareInteger.test(cell)) return Number(cell);
  const written = readWritten(cell, style.order);
  if (written !== null || style.epoch === null || !bareInteger.test(cell)) return written;
  // Fewer digits than nine would be 1973 or before: a year, a serial number of a spreadsheet, but no moment.
  return cell.replace('-', '').length >= 9 ? Number(cell) * 1_000 : null;
}

function readWritten(cell: string, order: DateOrder): number | null {
  if (ownForm.test(cell)) {
    const value = Date.parse(cell);
    // A day its month has not would come out as one of the next month.
    return new Date(value).getUTCDate() === Number(cell.slice(8, 10)) ? value : null;
  }
  let parts = yearFirst.exec(cell);
  if (parts !== null) return moment(parts[1], parts[3], parts[4], parts.slice(5));
  parts = yearLast.exec(cell);
  if (parts !== null) {
    const [, first, separator, second, year] = parts;
    // With dots the day is first wherever dates are written so.
    const dayFirst = order === 'dmy' || separator === '.';
    return moment(fullYear(year ?? ''), dayFirst ? second : first, dayFirst ? first : second, parts.slice(5));
  }
  parts = compact.exec(cell);
  if (parts !== null) return moment(parts[1], parts[2], parts[3], []);
  if (!/[a-z]{3}/i.test(cell)) return null;
  parts = dayMonthName.exec(cell);
  if (parts !== null) return moment(parts[3], monthOf(parts[2]), parts[1], parts.slice(4));
  parts = monthNameDay.exec(cell);
  return parts === null ? null : moment(parts[3], monthOf(parts[1]), parts[2], parts.slice(4));
}

/** Two digits are a year from 1970 to 2069, as POSIX reads them but for one. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}

function monthOf(name = ''): string | undefined {
  const lower = name.toLowerCase();
  const at = lower === 'sept' ? 8 : Math.max(months.indexOf(lower), monthNames.indexOf(lower));
  return at < 0 ? undefined : String(at + 1);
}

function moment(year = '', month = '', dayOfMonth = '', time: readonly (string | undefined)[]): number | null {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth));
  const date = new Date(midnight);
  if (Number.isNaN(midnight) || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(dayOfMonth)) return null;
  const clockTime = timeOfDay(time);
  return clockTime === null ? null : midnight + clockTime;
}

function timeOfDay([hour, minute = '0', second = '0', fraction = '', half, zone]: readonly (string | undefined)[]): number | null {
  if (hour === undefined) return 0;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const wholeDay = hours === 24 && Number(minute) === 0 && Number(second) === 0;
  if ((hours > 23 && !wholeDay) || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = /^([-+])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  const ahead = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return (hours * 60 + Number(minute) - ahead) * 60_000 + Number(second) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
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
    const dmy = readWritten(cell, 'dmy');
    const mdy = yearLast.test(cell) ? readWritten(cell, 'mdy') : dmy;
    if (bareInteger.test(cell)) {
      const digits = cell.replace('-', '').length;
      this.#longest = Math.max(this.#longest, digits);
      if (dmy === null) this.#shortest = Math.min(this.#shortest, digits);
    }
    if (dmy === null && mdy === null) {
      this.neither += 1;
      if (bareInteger.test(cell)) this.bareNumbers += 1;
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
