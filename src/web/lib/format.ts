import { isCalendarDate } from '../../contract/calendar-date.ts';
import { groupPhone } from './phone-groups.ts';

/** Null: the browser's, or, for the currency, none. */
export interface FormatSettings {
  /** ISO 4217. */
  readonly currency: string | null;
  /** BCP 47. */
  readonly locale: string | null;
  /** IANA. */
  readonly timeZone: string | null;
}

/** How values are shown; what is unknown is a dash, a zero is 0. Moments are milliseconds since 1970. */
export interface Formats {
  amount(value: number | null): string;
  count(value: number | null): string;
  /** 17 Nov 2026 */
  date(ms: number | null): string;
  /** 21 Nov 2026, 18:42 */
  dateTime(ms: number | null): string;
  /** 18:42:05 */
  time(ms: number): string;
  /** The whole moment with its zone, for titles. */
  exact(ms: number): string;
  /** Today, Yesterday, 19 Nov, or 2 Sep 2024 in another year than `now`. */
  relativeDay(ms: number | null, now?: number): string;
  /** A `YYYY-MM-DD`, whatever the time zone; any other text as it is. */
  dateOnly(text: string | null): string;
  /** Groups an E.164 number; never changes a digit. */
  phone(text: string | null): string;
}

export const unknown = '—';

export function createFormats(settings: FormatSettings): Formats {
  const locale = supportedLocale(settings.locale);
  const timeZone = supported(settings.timeZone, (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }));
  const moment = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  const amount = once(() => amountFormat(locale, settings.currency));
  const count = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const date = moment({ day: 'numeric', month: 'short', year: 'numeric' });
  const dateTime = moment({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const time = moment({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const exact = moment({ dateStyle: 'full', timeStyle: 'long' });
  const dateOnly = once(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }));
  const days = once(() => relativeDays(locale, timeZone, date()));
  return {
    amount: (value) => (value === null ? unknown : amount().format(value)),
    count: (value) => (value === null ? unknown : count().format(value)),
    date: (ms) => (ms === null ? unknown : date().format(ms)),
    dateTime: (ms) => (ms === null ? unknown : dateTime().format(ms)),
    time: (ms) => time().format(ms),
    exact: (ms) => exact().format(ms),
    relativeDay: (ms, now) => days()(ms, now),
    dateOnly: (text) => (text === null ? unknown : formatDateOnly(text, dateOnly())),
    phone: (text) => (text === null ? unknown : groupPhone(text)),
  };
}

/** Makes a value when it is first asked for: Intl's constructors are slow, and the first screen needs few of them. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/**
 * Two decimals without a currency, or with one this browser does not know; else as many as it has. `-0` and what rounds to it show
 * no sign.
 */
function amountFormat(locale: string | undefined, currency: string | null): Intl.NumberFormat {
  if (currency !== null) {
    try {
      return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', signDisplay: 'negative' });
    } catch {
      // Counts as not set, as what `supported` refuses.
    }
  }
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' });
}

function relativeDays(locale: string | undefined, timeZone: string | undefined, otherYear: Intl.DateTimeFormat): Formats['relativeDay'] {
  const sameYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  // The calendar day of the zone as text, whatever calendar and digits the locale has.
  const day = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const today = capitalised(words.format(0, 'day'), locale);
  const yesterday = capitalised(words.format(-1, 'day'), locale);
  return (ms, now = Date.now()) => {
    if (ms === null) return unknown;
    const shown = day.format(ms);
    const current = day.format(now);
    if (shown === current) return today;
    if (shown === dayBefore(current)) return yesterday;
    return (shown.slice(0, 4) === current.slice(0, 4) && ms > 0 ? sameYear : otherYear).format(ms);
  };
}

/** By the calendar and not by 24 hours, which a change of clocks makes wrong. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function formatDateOnly(text: string, format: Intl.DateTimeFormat): string {
  return isCalendarDate(text) ? format.format(new Date(`${text}T00:00:00Z`)) : text;
}

/** With a first letter as a sentence has. */
export function capitalised(text: string, locale: string | undefined): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

/** A locale this browser knows; undefined for its own. */
export function supportedLocale(setting: string | null): string | undefined {
  return supported(setting, (tag) => new Intl.Locale(tag));
}

/** A setting this browser knows; one it does not know counts as not set, as a page without dates helps nobody. */
function supported(setting: string | null, tryIt: (setting: string) => unknown): string | undefined {
  if (setting === null) return undefined;
  try {
    tryIt(setting);
    return setting;
  } catch {
    return undefined;
  }
}
