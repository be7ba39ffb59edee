import { capitalised, supportedLocale } from '../../../lib/format/formats.ts';

const minute = 60_000;
const hour = 60 * minute;

/**
 * Words for the last hours, such as "Now", "2 minutes ago", "5 hours ago"; null for what a day says better. Moments are
 * milliseconds.
 */
export function relativeTime(locale: string | null): (ms: number, now: number) => string | null {
  const known = supportedLocale(locale);
  const words = new Intl.RelativeTimeFormat(known, { numeric: 'auto' });
  return (ms, now) => {
    const passed = now - ms;
    if (passed < minute) return capitalised(words.format(0, 'second'), known);
    if (passed < hour) return words.format(-Math.floor(passed / minute), 'minute');
    return passed < 12 * hour ? words.format(-Math.floor(passed / hour), 'hour') : null;
  };
}
