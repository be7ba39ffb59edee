import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFormats } from './date-and-number-formats.ts';
import { groupPhone } from './phone.ts';

const british = createFormats({ currency: 'GBP', locale: 'en-GB', timeZone: 'Europe/London' });
const bare = (locale: string) => createFormats({ currency: null, locale, timeZone: 'UTC' });
/** Intl's own spaces, made plain for reading. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');

describe('amounts', () => {
  it('shows the configured currency with its own decimals', () => {
    expect(british.amount(2452.8)).toBe('£2,452.80');
    expect(createFormats({ currency: 'JPY', locale: 'ja', timeZone: null }).amount(5400)).toMatch(/^[¥￥]5,400$/);
    expect(spaced(createFormats({ currency: 'EUR', locale: 'de', timeZone: null }).amount(5945.8))).toBe('5.945,80 €');
  });
  it('invents no symbol when no currency is configured', () => {
    expect(bare('en-GB').amount(5945.8)).toBe('5,945.80');
    expect(bare('hi').amount(1234567.5)).toBe('12,34,567.50');
    expect(bare('ar-EG').amount(42)).toBe('٤٢٫٠٠');
  });
  it('tells unknown from zero and keeps large and negative amounts whole', () => {
    expect(british.roundAmount(1204310.4)).toBe('£1,204,310');
    expect(bare('en-GB').roundAmount(542.6)).toBe('543');
    expect(british.amount(null)).toBe('—');
    expect(british.amount(0)).toBe('£0.00');
    expect(british.amount(-0.001)).toBe('£0.00');
    expect(british.amount(-12.5)).toBe('-£12.50');
    expect(british.amount(987654321012.34)).toBe('£987,654,321,012.34');
  });
  it('counts without decimals', () => {
    expect(british.count(20000)).toBe('20,000');
    expect(british.count(0)).toBe('0');
    expect(british.count(null)).toBe('—');
  });
});

describe('days', () => {
  const now = Date.UTC(2026, 10, 23, 12);
  it('names today and yesterday, and drops the year within the same one', () => {
    expect(british.relativeDay(now, now)).toBe('Today');
    expect(british.relativeDay(Date.UTC(2026, 10, 22, 23, 59), now)).toBe('Yesterday');
    expect(british.relativeDay(Date.UTC(2026, 10, 19), now)).toBe('19 Nov');
    expect(british.relativeDay(Date.UTC(2024, 8, 2), now)).toMatch(/^2 Sept? 2024$/);
    expect(british.relativeDay(null, now)).toBe('—');
    expect([0, 1, 9, 30].map((days) => british.daysAgo(now - days * 86_400_000, now))).toEqual([
      'Today',
      'Yesterday',
      '9 days ago',
      '30 days ago',
    ]);
    expect(british.daysAgo(now - 31 * 86_400_000, now)).toBe(british.relativeDay(now - 31 * 86_400_000, now));
  });
  it('says the words in the locale', () => {
    expect(bare('de').relativeDay(now, now)).toBe('Heute');
    expect(bare('ja').relativeDay(now - 86_400_000, now)).toBe('昨日');
  });
  it('counts days by the calendar of the time zone, over a change of clocks too', () => {
    const newYork = createFormats({ currency: null, locale: 'en-US', timeZone: 'America/New_York' });
    const afterChange = Date.UTC(2026, 10, 2, 5, 30);
    expect(newYork.relativeDay(Date.UTC(2026, 10, 1, 4, 30), afterChange)).toBe('Yesterday');
    expect(newYork.relativeDay(Date.UTC(2026, 10, 1, 3, 30), afterChange)).toBe('Oct 31');
    const kiritimati = createFormats({ currency: null, locale: 'en-GB', timeZone: 'Pacific/Kiritimati' });
    expect(kiritimati.relativeDay(Date.UTC(2026, 10, 22, 9, 59), Date.UTC(2026, 10, 22, 10))).toBe('Yesterday');
  });
  it('counts days in the browser’s own zone when none is configured', () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    onTestFinished(() => void vi.unstubAllEnvs());
    const own = createFormats({ currency: null, locale: 'en-GB', timeZone: null });
    expect(own.relativeDay(Date.UTC(2026, 10, 22, 10), Date.UTC(2026, 10, 22, 11))).toBe('Today');
    expect(own.relativeDay(Date.UTC(2026, 10, 22, 9, 59), Date.UTC(2026, 10, 22, 10))).toBe('Yesterday');
    expect(own.relativeDay(Date.UTC(2025, 11, 31, 10), Date.UTC(2026, 11, 31, 9))).toBe('1 Jan');
    expect(own.relativeDay(Date.UTC(2025, 11, 31, 9, 59), Date.UTC(2026, 11, 31, 9))).toBe('31 Dec 2025');
  });
  it('knows New Year’s Eve as yesterday', () => {
    expect(british.relativeDay(Date.UTC(2025, 11, 31, 12), Date.UTC(2026, 0, 1, 12))).toBe('Yesterday');
  });
  it('shows moments in the configured zone', () => {
    expect(british.dateTime(Date.UTC(2026, 10, 21, 18, 42))).toBe('21 Nov 2026, 18:42');
    expect(british.exact(Date.UTC(2026, 6, 21, 18, 42))).toContain('BST');
    expect(british.date(null)).toBe('—');
  });
  it('falls back to the browser’s when it does not know a setting', () => {
    const odd = createFormats({ currency: 'POUNDS', locale: 'not a locale', timeZone: 'Mars/Base' });
    expect(odd.amount(1)).not.toBe('');
    expect(odd.date(0)).not.toBe('');
  });
});

describe('date-only values', () => {
  it('are the same day in every time zone', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC', 'Asia/Kolkata']) {
      expect(createFormats({ currency: null, locale: 'en-GB', timeZone }).dateOnly('1990-03-01')).toBe('1 Mar 1990');
    }
  });
  it('follow the locale', () => {
    expect(bare('de').dateOnly('1990-03-01')).toBe('1. März 1990');
    expect(bare('ja').dateOnly('1990-03-01')).toBe('1990年3月1日');
  });
  it('that are no date stay as stored', () => {
    expect(bare('en').dateOnly('2026-02-31')).toBe('2026-02-31');
    expect(bare('en').dateOnly('soon')).toBe('soon');
  });
});

describe('phone numbers', () => {
  it('are grouped for reading', () => {
    expect(groupPhone('+447700912139')).toBe('+44 7700 912139');
    expect(groupPhone('+15551234567')).toBe('+1 555 123 4567');
    expect(groupPhone('+33612345678')).toBe('+33 6 12 34 56 78');
    expect(groupPhone('+353871234567')).toBe('+353 87 123 4567');
    expect(groupPhone('+4915112345678')).toBe('+49 151 1234 5678');
  });
  it('stay as given when they are not E.164', () => {
    for (const text of ['07700 912139', '+44 7700', 'ext. 12', '', '+0123456']) expect(groupPhone(text)).toBe(text);
  });
  it('never lose or change a character', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^\+\d{1,17}$/), fc.string()), (text) => {
        const shown = groupPhone(text);
        expect(shown === text || shown.replaceAll(' ', '') === text).toBe(true);
      }),
    );
  });
});
