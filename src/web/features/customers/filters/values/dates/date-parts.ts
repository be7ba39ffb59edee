import { isCalendarDate } from '../../../../../../contract/parameters.ts';
import type { DatePart } from '../../../../../lib/format/date-and-number-formats.ts';

/** What is typed into the fields of a date: digits. */
export type DateParts = Readonly<Record<DatePart, string>>;

export const noDate: DateParts = { day: '', month: '', year: '' };

export const digitsOf = { day: 2, month: 2, year: 4 } as const satisfies Readonly<Record<DatePart, number>>;
const most = { day: 31, month: 12, year: 9999 } as const satisfies Readonly<Record<DatePart, number>>;

/** The parts of a `YYYY-MM-DD`; none of any other text. */
export function partsOf(date: string): DateParts {
  if (!isCalendarDate(date)) return noDate;
  return { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8) };
}

/** The parts as `YYYY-MM-DD`; null while they are no date. */
export function dateOf({ day, month, year }: DateParts): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year.length === digitsOf.year && isCalendarDate(date) ? date : null;
}

export function isEmpty({ day, month, year }: DateParts): boolean {
  return day + month + year === '';
}

export function isFilled({ day, month, year }: DateParts): boolean {
  return day !== '' && month !== '' && year.length >= digitsOf.year;
}

/** Why the parts are no date, and what to enter; null when they are one, or empty. */
export function dateErrorOf(parts: DateParts, monthName: (month: number) => string): string | null {
  const { day, month, year } = parts;
  if (isEmpty(parts) || dateOf(parts) !== null) return null;
  if (month !== '' && !isWithin('month', month)) return 'Enter a month from 1 to 12.';
  if (day !== '' && !isWithin('day', day)) return 'Enter a day from 1 to 31.';
  if (day === '' || month === '') return 'Enter the day, the month and the year.';
  if (year.length !== digitsOf.year) return 'Enter the year with four digits.';
  return `${monthName(Number(month))} ${year} has only ${daysIn(Number(year), Number(month))} days.`;
}

function isWithin(part: DatePart, text: string): boolean {
  return Number(text) >= 1 && Number(text) <= most[part];
}

function daysIn(year: number, month: number): number {
  const end = new Date(0);
  end.setUTCFullYear(year, month, 0);
  return end.getUTCDate();
}

/** Whether no further digit can follow: 4 is a whole day or month, 1 may become 12. */
export function isWhole(part: DatePart, text: string): boolean {
  return text.length >= digitsOf[part] || (part !== 'year' && Number(text) * 10 > most[part]);
}

/** A part after ↑ or ↓: the next number, from the last to the first again; today's where nothing is typed. */
export function stepped(part: DatePart, text: string, by: 1 | -1, today: DateParts): string {
  if (text === '') return today[part];
  const next = Number(text) + by;
  const wrapped = next > most[part] ? 1 : next < 1 ? most[part] : next;
  return String(wrapped).padStart(digitsOf[part], '0');
}

/**
 * A whole date that was pasted, in the order of the locale, or with the year first, or with the name of the month; null
 * for anything else.
 */
export function parseDate(
  text: string,
  order: readonly DatePart[],
  monthName: (month: number) => string,
): DateParts | null {
  const words = text.normalize('NFC').toLowerCase();
  const named = monthIn(words, monthName);
  const withoutTime = words.replace(/(?<=\d)(?:t|,?\s+)\d{1,2}:.*$/u, '');
  const numbers = withoutTime.match(/\d+/g) ?? [];
  if (named !== null) {
    const [year] = numbers.filter((number) => number.length === digitsOf.year);
    const [day] = numbers.filter((number) => number.length <= digitsOf.day);
    return numbers.length === 2 && year !== undefined && day !== undefined
      ? dateOrNull({ day, month: String(named), year })
      : null;
  }
  const compact = /^\s*(\d{4})(\d\d)(\d\d)\s*$/.exec(withoutTime);
  const [first = '', second = '', third = ''] = compact?.slice(1) ?? numbers;
  if (compact === null && numbers.length !== 3) return null;
  if (first.length === digitsOf.year) return dateOrNull({ year: first, month: second, day: third });
  const isMonthFirst = order.indexOf('month') < order.indexOf('day');
  return dateOrNull({ day: isMonthFirst ? second : first, month: isMonthFirst ? first : second, year: third });
}

function dateOrNull(parts: DateParts): DateParts | null {
  const date = dateOf(parts);
  return date === null ? null : partsOf(date);
}

function monthIn(words: string, monthName: (month: number) => string): number | null {
  const word = /\p{L}{3,}/u.exec(words)?.[0];
  if (word === undefined) return null;
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return months.find((month) => monthName(month).toLowerCase().startsWith(word)) ?? null;
}
