import { isCalendarDate } from '../../../contract/parameters.ts';
import { groupPhone } from './phone.ts';

/** Null means the browser's own, or no currency. */
export interface FormatSettings {
  /** ISO 4217. */
  readonly currency: string | null;
  /** BCP 47. */
  readonly locale: string | null;
  /** IANA. */
  readonly timeZone: string | null;
}

export type DatePart = 'day' | 'month' | 'year';

/** How values are shown. Null shows a dash, zero shows 0. Moments are in ms since 1970. */
export interface Formats {
  amount(value: number | null): string;
  /** An amount without decimals. */
  roundAmount(value: number): string;
  count(value: number | null): string;
  /** 17 Nov 2026 */
  date(ms: number | null): string;
  /** 21 Nov 2026, 18:42 */
  dateTime(ms: number | null): string;
  /** 18:42:05 */
  time(ms: number): string;
  /** The full date and time with its zone, for tooltips. */
  exact(ms: number): string;
  /** Today, Yesterday, 19 Nov, or 2 Sep 2024 in another year than `now`. */
  relativeDay(ms: number | null, now?: number): string;
  /** The same, but 9 days ago where it is less than a month. */
  daysAgo(ms: number | null, now?: number): string;
  /** A `YYYY-MM-DD`, independent of the time zone; any other text unchanged. */
  dateOnly(text: string | null): string;
  /** In which order the parts of a date are written. */
  dateOrder(): readonly DatePart[];
  /** The full name of a month from 1 to 12. */
  monthName(month: number): string;
  /** Groups an E.164 number; never changes a digit. */
  phone(text: string | null): string;
}

export const unknown = '—';

export function createFormats(settings: FormatSettings): Formats {
  const locale = supportedLocale(settings.locale);
  const timeZone = supported(settings.timeZone, (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }));
  const moment = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  const amount = once(() => amountFormat(locale, settings.currency));
  const roundAmount = once(() => amountFormat(locale, settings.currency, { maximumFractionDigits: 0 }));
  const count = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const date = moment({ day: 'numeric', month: 'short', year: 'numeric' });
  const dateTime = moment({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const time = moment({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const exact = moment({ dateStyle: 'full', timeStyle: 'long' });
  const dateOnly = once(
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  );
  const monthNames = once(
    () => new Intl.DateTimeFormat(locale, { month: 'long', calendar: 'gregory', timeZone: 'UTC' }),
  );
  const days = once(() => relativeDays(locale, timeZone, date));
  return {
    amount: (value) => (value === null ? unknown : amount().format(value)),
    roundAmount: (value) => roundAmount().format(value),
    count: (value) => (value === null ? unknown : count().format(value)),
    date: (ms) => (ms === null ? unknown : date().format(ms)),
    dateTime: (ms) => (ms === null ? unknown : dateTime().format(ms)),
    time: (ms) => time().format(ms),
    exact: (ms) => exact().format(ms),
    relativeDay: (ms, now) => days()(ms, now, 1),
    daysAgo: (ms, now) => days()(ms, now, 30),
    dateOnly: (text) => (text === null ? unknown : formatDateOnly(text, dateOnly())),
    dateOrder: () => dateOrder(locale),
    monthName: (month) => monthNames().format(Date.UTC(2000, month - 1, 1)),
    phone: (text) => (text === null ? unknown : groupPhone(text)),
  };
}

/** Creates a value on first use: Intl's constructors are slow, and the first screen needs few of them. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/**
 * Two decimals without a currency or with one this browser does not know, otherwise as many as the currency has. `-0`
 * and what rounds to it show no sign.
 */
function amountFormat(
  locale: string | undefined,
  currency: string | null,
  digits?: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  if (currency !== null) {
    try {
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        signDisplay: 'negative',
        ...digits,
      });
    } catch {
      // An unknown currency counts as not set.
    }
  }
  return new Intl.NumberFormat(locale, { ...(digits ?? twoDigits), signDisplay: 'negative' });
}

function relativeDays(
  locale: string | undefined,
  timeZone: string | undefined,
  otherYear: () => Intl.DateTimeFormat,
): (ms: number | null, now: number | undefined, countedDays: number) => string {
  const sameYear = once(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }));
  const words = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const word = (days: number) => once(() => capitalised(words().format(-days, 'day'), locale));
  const [today, yesterday] = [word(0), word(1)];
  const dayOf = calendarDay(timeZone);
  return (ms, now = Date.now(), countedDays) => {
    if (ms === null) return unknown;
    const [shown, current] = [dayOf(ms), dayOf(now)];
    // By the calendar, not by 24 hours, which is wrong when clocks change.
    if (shown === current) return today();
    const days = (current - shown) / aDay;
    if (days === 1) return yesterday();
    if (days > 1 && days <= countedDays) return words().format(-days, 'day');
    // A negative year would show as the positive one.
    const isSameYear = ms > 0 && new Date(shown).getUTCFullYear() === new Date(current).getUTCFullYear();
    return (isSameYear ? sameYear() : otherYear()).format(ms);
  };
}

function dateOrder(locale: string | undefined): readonly DatePart[] {
  const written = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  return written
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

const aDay = 86_400_000;

/** The calendar day of a moment in the zone, as its midnight in UTC; independent of the locale. */
function calendarDay(timeZone: string | undefined): (ms: number) => number {
  if (timeZone === undefined) {
    return (ms) => {
      const here = new Date(ms);
      return Date.UTC(here.getFullYear(), here.getMonth(), here.getDate());
    };
  }
  const day = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  return (ms) => Date.parse(`${day.format(ms)}T00:00:00Z`);
}

function formatDateOnly(text: string, format: Intl.DateTimeFormat): string {
  return isCalendarDate(text) ? format.format(new Date(`${text}T00:00:00Z`)) : text;
}

/** With a capital first letter. */
export function capitalised(text: string, locale: string | undefined): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

/** A locale this browser supports; undefined for its own. */
export function supportedLocale(setting: string | null): string | undefined {
  return supported(setting, (tag) => new Intl.Locale(tag));
}

/** A setting this browser supports; one it does not support counts as not set, so that dates show anyway. */
function supported(setting: string | null, tryIt: (setting: string) => unknown): string | undefined {
  if (setting === null) return undefined;
  try {
    tryIt(setting);
    return setting;
  } catch {
    return undefined;
  }
}
