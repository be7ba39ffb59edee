import { isWeekday, monthOf } from './calendar-words.ts';
import { clockPattern, timePattern } from './clock.ts';
import type { Groups } from './clock.ts';

/** A date whose month is a word. */
export interface WrittenDate {
  readonly year: string;
  readonly month: number;
  readonly day: string;
  /** With those of `timePattern`. */
  readonly groups: Groups;
}

const weekday = String.raw`(?:(?<weekday>\p{L}{2,12})\.?,?\s+)?`;
const day = String.raw`(?<day>\d{1,2})`;
const suffix = String.raw`(?:st|nd|rd|th|er|\.|º)?`;
const of = String.raw`(?:(?:de|di|d['’]|del)\s+)?`;
const month = String.raw`(?<month>\p{L}{2,12})\.?`;
const year = String.raw`(?<year>\d{4}|\d{2})(?:\s?г\.|\.)?`;
const pattern = (text: string): RegExp => new RegExp(`^${text}$`, 'iu');
const patterns = [
  // 4 March 2026, 4. März 2026, 4-Mar-26, 4/mar/2026, 1er mars 2026, 4 de marzo de 2026
  pattern(String.raw`${weekday}${day}${suffix}[\s./-]*${of}${month},?[\s/-]+${of}${year}${clockPattern}`),
  // March 4, 2026 at 9:15 AM, Wed Mar 04 2026 09:15:00 GMT+0100 (…)
  pattern(String.raw`${weekday}${month}\s+${day}(?:st|nd|rd|th)?,?\s+${year}${clockPattern}`),
  // Wed Mar 4 09:15:00 CET 2026
  pattern(String.raw`${weekday}${month}\s+${day}\s+${timePattern}\s+${year}`),
  // 2026-Mar-04, 2026. március 4.
  pattern(String.raw`(?<year>\d{4})\.?[\s-]+${month}[\s-]+${day}\.?,?${clockPattern}`),
  // 2026年3月4日
  pattern(String.raw`(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日${clockPattern}`),
];

/** The date in a cell whose month is a word; null if there is none, or if a word can mean several things. */
export function parseWrittenDate(cell: string): WrittenDate | null {
  for (const one of patterns) {
    const match = one.exec(cell);
    if (match === null) continue;
    const { groups = {} }: { readonly groups?: Groups } = match;
    const { weekday: dayName, month: monthName = '' } = groups;
    const number = /^\d+$/.test(monthName) ? Number(monthName) : monthOf(monthName);
    if (number !== null && (dayName === undefined || isWeekday(dayName)))
      return { year: groups['year'] ?? '', month: number, day: groups['day'] ?? '', groups };
  }
  return null;
}
