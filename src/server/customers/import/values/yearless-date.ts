import { isNoDate } from './parse-date.ts';
import { monthOf } from './written-dates/calendar-words.ts';

/** `07/19`, `19.7.`, `--07-19` or `0000-07-19`. */
const inDigits = /^(?:\d{1,2}[-/.]\d{1,2}\.?|--\d{2}-?\d{2}|0000-\d{2}-\d{2})$/;
/** Apple writes the year 1604 for none, and others 1 or 4; whatever is written around it, no one was born in it. */
const inNoYear = /^(?:(?:1604|000[14])[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:1604|000[14]))(?:$|[T\s])/;
/** `19 July`, `19. Juli`, `19 de julio` or `Jul 19th`. */
const inWords =
  /^(?:\d{1,2}(?:\.|st|nd|rd|th|er)?[\s-]+(?:de\s+)?(\p{L}{2,12})\.?|(\p{L}{2,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?)$/u;

/** Whether a cell in a column of birthdays has a day and a month only. */
export function isYearless(cell: string): boolean {
  if (cell.length > 30 || isNoDate(cell)) return false;
  const [, after, before] = inWords.exec(cell) ?? [];
  return inDigits.test(cell) || isInNoYear(cell) || monthOf(after ?? before ?? '') !== null;
}

/** Whether a date is in a year that stands for none. */
export function isInNoYear(cell: string): boolean {
  return cell.length <= 30 && inNoYear.test(cell) && !isNoDate(cell);
}
