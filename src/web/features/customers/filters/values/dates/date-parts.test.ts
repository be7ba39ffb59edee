import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../../../lib/format/date-and-number-formats.ts';
import { dateOf, isWhole, noDate, parseDate, partsOf, dateErrorOf, stepped } from './date-parts.ts';

const formatsIn = (locale: string) => createFormats({ locale, currency: null, timeZone: 'UTC' });
const british = formatsIn('en-GB');
const dateError = (day: string, month: string, year: string) => dateErrorOf({ day, month, year }, british.monthName);
const pasted = (text: string, { dateOrder, monthName } = british) => {
  const parts = parseDate(text, dateOrder(), monthName);
  return parts === null ? null : dateOf(parts);
};

describe('the parts of a date', () => {
  it('are a date, with and without leading zeros, and no date before the year has four digits', () => {
    expect(dateOf({ day: '4', month: '3', year: '1990' })).toBe('1990-03-04');
    expect(dateOf({ day: '29', month: '02', year: '2028' })).toBe('2028-02-29');
    expect(dateOf({ day: '4', month: '3', year: '90' })).toBeNull();
    expect(partsOf('1990-03-04')).toEqual({ day: '04', month: '03', year: '1990' });
    expect(partsOf('spring')).toEqual(noDate);
  });

  it('say what is wrong with a day, month or year that does not exist or is missing', () => {
    expect(dateError('31', '02', '2026')).toBe('February 2026 has only 28 days.');
    expect(dateError('29', '2', '1900')).toBe('February 1900 has only 28 days.');
    expect(dateError('31', '4', '2026')).toBe('April 2026 has only 30 days.');
    expect(dateError('32', '1', '2026')).toBe('Enter a day from 1 to 31.');
    expect(dateError('0', '1', '2026')).toBe('Enter a day from 1 to 31.');
    expect(dateError('1', '13', '2026')).toBe('Enter a month from 1 to 12.');
    expect(dateError('1', '', '2026')).toBe('Enter the day, the month and the year.');
    expect(dateError('1', '1', '26')).toBe('Enter the year with four digits.');
    expect(dateError('', '', '')).toBeNull();
    expect(dateError('4', '3', '1990')).toBeNull();
  });

  it('are whole once no digit can follow', () => {
    expect(['3', '4', '12'].map((text) => isWhole('day', text))).toEqual([false, true, true]);
    expect(['1', '2', '12'].map((text) => isWhole('month', text))).toEqual([false, true, true]);
    expect(['199', '1990'].map((text) => isWhole('year', text))).toEqual([false, true]);
  });

  it('step, wrap around, and start today', () => {
    const today = partsOf('2026-11-29');
    expect([stepped('day', '31', 1, today), stepped('day', '1', -1, today)]).toEqual(['01', '31']);
    expect([stepped('month', '12', 1, today), stepped('month', '', -1, today)]).toEqual(['01', '11']);
    expect(stepped('year', '', 1, today)).toBe('2026');
  });
});

describe('a pasted date', () => {
  it('is read in the order of the locale', () => {
    expect(pasted('04/03/1990')).toBe('1990-03-04');
    expect(pasted('04/03/1990', formatsIn('en-US'))).toBe('1990-04-03');
    expect(pasted('4.3.1990', formatsIn('de-CH'))).toBe('1990-03-04');
    expect(pasted('4-3-1990')).toBe('1990-03-04');
  });

  it('is read with the year first, with a time, and with the name of the month', () => {
    for (const text of ['1990-03-04', '1990/3/4', '19900304', '1990-03-04T09:15:00Z', '1990-03-04 09:15'])
      expect(pasted(text, formatsIn('en-US'))).toBe('1990-03-04');
    for (const text of ['4 March 1990', 'March 4, 1990', '4 Mar 1990', '4 mar. 1990'])
      expect(pasted(text)).toBe('1990-03-04');
    expect(pasted('4. März 1990', formatsIn('de-DE'))).toBe('1990-03-04');
  });

  it('is refused where it is no date or says too little', () => {
    for (const text of ['31/02/2026', '04/03/90', 'spring', '12', '', '1/2/3/2026', '2026-13-01', 'March 1990'])
      expect(pasted(text)).toBeNull();
  });
});

describe('the order of a date', () => {
  it('is that of the locale, whatever its calendar', () => {
    expect(british.dateOrder()).toEqual(['day', 'month', 'year']);
    expect(formatsIn('en-US').dateOrder()).toEqual(['month', 'day', 'year']);
    expect(formatsIn('sv-SE').dateOrder()).toEqual(['year', 'month', 'day']);
    expect([...formatsIn('fa-IR').dateOrder()].toSorted()).toEqual(['day', 'month', 'year']);
  });
});
