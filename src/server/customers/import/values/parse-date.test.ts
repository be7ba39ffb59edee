import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateFormatInference } from './date-format-inference.ts';
import { dateOnly, isNoDate, parseDate, parseDay } from './parse-date.ts';
import type { DateOrder, DateFormat } from './parse-date.ts';

const decide = (cells: readonly string[], given: DateOrder | null = null): DateFormat | null => {
  const evidence = new DateFormatInference();
  for (const cell of cells) evidence.add(cell);
  return evidence.decide(given);
};
const iso = (cell: string, order: DateOrder = 'dmy'): string | null => {
  const moment = parseDate(cell, { order, epoch: null });
  return moment === null ? null : new Date(moment).toISOString();
};

describe('a date', () => {
  it.each([
    ['2023-03-14', '2023-03-14T00:00:00.000Z'],
    ['2023-03-14 09:21', '2023-03-14T09:21:00.000Z'],
    ['2023-03-14T09:21:05.123456Z', '2023-03-14T09:21:05.123Z'],
    ['2023-03-14T09:21:05+02:00', '2023-03-14T07:21:05.000Z'],
    ['2023-03-14 09:21:05 UTC', '2023-03-14T09:21:05.000Z'],
    ['2023-03-14 09:21:05.123456+02', '2023-03-14T07:21:05.123Z'],
    ['2023-03-14 09:21:05 -0500', '2023-03-14T14:21:05.000Z'],
    ['2023/3/4', '2023-03-04T00:00:00.000Z'],
    ['20230314', '2023-03-14T00:00:00.000Z'],
    ['14 Mar 2023', '2023-03-14T00:00:00.000Z'],
    ['Mar 14, 2023 9:21 PM', '2023-03-14T21:21:00.000Z'],
    ['March 14th, 2023', '2023-03-14T00:00:00.000Z'],
    ['Tue, 14 Mar 2023 09:21:05 GMT', '2023-03-14T09:21:05.000Z'],
    ['2023/03/14 午後0:21', '2023-03-14T12:21:00.000Z'],
    ['2023-03-14  오전 9:21:05', '2023-03-14T09:21:05.000Z'],
    ['2023年3月14日 下午9:21', '2023-03-14T21:21:00.000Z'],
    ['14.03.2023 09:21', '2023-03-14T09:21:00.000Z'],
    ['14.03.2023.', '2023-03-14T00:00:00.000Z'],
    ['14. 3. 2023. 09:21', '2023-03-14T09:21:00.000Z'],
    ['14. ožujka 2023.', '2023-03-14T00:00:00.000Z'],
    ['31/12/99', '1999-12-31T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01 00:00:00', '0001-01-01T00:00:00.000Z'],
    ['2023-03-14T24:00', '2023-03-15T00:00:00.000Z'],
    ['14/mar/2023', '2023-03-14T00:00:00.000Z'],
    ['2023-03-14T09:05:00+05:30[Asia/Kolkata]', '2023-03-14T03:35:00.000Z'],
    ['2023-03-14T09:05:00Z[UTC]', '2023-03-14T09:05:00.000Z'],
    ['/Date(1678784705123)/', '2023-03-14T09:05:05.123Z'],
    ['/Date(1678784705123+0530)/', '2023-03-14T09:05:05.123Z'],
    ['/Date(-86400000)/', '1969-12-31T00:00:00.000Z'],
  ])('is parsed from %s', (cell, moment) => expect(iso(cell)).toBe(moment));

  it.each([
    '20260304091500',
    '202603040915',
    '20260304T091500Z',
    '4 March 2026 09:15',
    'March 4, 2026 at 9:15:00 AM',
    'March 4, 2026 at 1:15:00 AM PST',
    'Mar 4, 2026, 4:15 AM EST',
    'Wed Mar 04 2026 10:15:00 GMT+0100 (Central European Standard Time)',
    'Wed Mar  4 09:15:00 UTC 2026',
    'Wed Mar 4 10:15:00 CET 2026',
    '04-Mar-2026 09:15',
    '04-Mar-26 09:15',
    '2026-Mar-04 09:15',
    '4. 3. 2026 09:15',
    '2026. 03. 04. 09:15',
    '4. März 2026 um 09:15 Uhr',
    'Mittwoch, 4. März 2026 09:15',
    'Mi., 4. Mrz. 2026, 09:15',
    '4 mars 2026 à 09:15',
    'mercredi 4 mars 2026 09h15',
    '4 de marzo de 2026, 9:15 a. m.',
    '4 marzo 2026 alle 09:15',
    '4 de março de 2026 às 09:15',
    '4 mrt. 2026 om 09:15',
    '4. brezna 2026 09:15',
    '4. března 2026 09:15',
    '4 marca 2026 09:15',
    '4 марта 2026 г. 09:15',
    '2026. március 4. 09:15',
    '2026年3月4日 09:15',
    '2026-03-04 04:15 EST',
    '04-MAR-26 09.15.00.000000 AM',
    '20260304091500000',
    '4/3/2026, 9:15:00 AM',
  ])('is 4 March 2026, 9:15, in %s', (cell) => expect(iso(cell)).toBe('2026-03-04T09:15:00.000Z'));

  it.each([
    ['1er janv. 2026', '2026-01-01'],
    ['15. Dezember 2025', '2025-12-15'],
    ['2 févr. 2026', '2026-02-02'],
    ['14 août 2026', '2026-08-14'],
    ['3 ene 2026', '2026-01-03'],
    ['9 dic. 2025', '2025-12-09'],
    ['31 gennaio 2026', '2026-01-31'],
    ['Do. 5. Feb. 2026', '2026-02-05'],
    ['1. Jänner 2026', '2026-01-01'],
    ['Sept 9, 2026', '2026-09-09'],
  ])('with a month in another language is parsed from %s', (cell, day) =>
    expect(parseDay(cell, { order: 'dmy', epoch: null })).toBe(day),
  );

  it.each([
    '4 listopada 2026',
    'March 4, 2026 at 9:15 AM IST',
    'Order March 4, 2026',
    'March 2026',
    '4 Marchx 2026',
    '20261304091500',
    '4 März',
  ])('is not guessed from %s', (cell) => expect(iso(cell)).toBeNull());

  it('has the month first if the column does', () => {
    expect(iso('12/31/2026', 'mdy')).toBe('2026-12-31T00:00:00.000Z');
    expect(iso('12/31/2026 12:05 AM', 'mdy')).toBe('2026-12-31T00:05:00.000Z');
    expect(iso('12/31/2026', 'dmy')).toBeNull();
  });

  it.each([
    '',
    '2023-02-29',
    '2023-13-01',
    '31/04/2023',
    '2023-03-14 25:00',
    'yesterday',
    '14 Foo 2023',
    '2023',
    '12345',
    '1/2',
    '13:00 PM',
    '2023-03-14T09:61:00Z',
    '2023-03-14Z09:21:00Z',
    '2023-03-14T09:21:05.12 Z5',
    '0000-00-00',
    '1900-02-29',
    '14/Mar/2023:09:21:05 +0000',
    '/Date(now)/',
  ])('is not found in %j', (cell) => expect(iso(cell)).toBeNull());

  it.each([
    ['2024-05-01T00:00:00+02:00', '2024-05-01'],
    ['2024-05-01T23:30:00-0500', '2024-05-01'],
    ['2024-05-01 23:59:59 UTC', '2024-05-01'],
    ['2024-05-01T22:00:00.000Z', '2024-05-01'],
    ['1 May 2024 00:30 +0900', '2024-05-01'],
    ['01/05/2024', '2024-05-01'],
    ['/Date(1714514400000)/', '2024-04-30'],
    ['/Date(1714514400000+0200)/', '2024-05-01'],
    ['/Date(1714545000000-0930)/', '2024-04-30'],
  ])('keeps the day written in %s', (cell, named) => expect(parseDay(cell, { order: 'dmy', epoch: null })).toBe(named));

  it('with a two-digit year is in the latest possible one', () => {
    const inPast = { order: 'dmy', epoch: null, lastYear: 2026 } as const;
    expect(['01/02/45', '01/02/26', '01/02/27', '31/12/99'].map((cell) => parseDay(cell, inPast))).toEqual([
      '1945-02-01',
      '2026-02-01',
      '1927-02-01',
      '1999-12-31',
    ]);
    const year = new Date().getUTCFullYear();
    const short = (one: number): string => `01/02/${String(one).slice(2)}`;
    expect([year + 20, year + 21].map((one) => parseDay(short(one), { order: 'dmy', epoch: null }))).toEqual([
      `${year + 20}-02-01`,
      `${year - 79}-02-01`,
    ]);
  });

  it.each(['0000-00-00', '0000-00-00 00:00:00'])('is missing in %s', (cell) =>
    expect([isNoDate(cell), isNoDate('2024-01-01')]).toEqual([true, false]),
  );

  it('is the same in every format of ISO 8601', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString();
          const second = Math.floor(date.getTime() / 1_000) * 1_000;
          const read = [
            text,
            text.replace('Z', '+00:00'),
            `${text.slice(0, 19)}Z`,
            text.slice(0, 19).replace('T', ' '),
            text.slice(0, 10),
          ].map((cell) => parseDate(cell, { order: 'dmy', epoch: null }));
          expect(read).toEqual([date.getTime(), date.getTime(), second, second, Date.parse(text.slice(0, 10))]);
        },
      ),
    );
  });

  it('without a time keeps its day', () => {
    expect(dateOnly(Date.UTC(1969, 11, 31, 23, 59))).toBe('1969-12-31');
    expect(dateOnly(Number.NaN)).toBeNull();
  });

  it('is not searched for in a cell longer than any date, whose white space would take minutes to match', () => {
    expect(iso(`14 Mar 2023${' '.repeat(100)}09:21`)).toBeNull();
    expect(decide([`14 Mar 2023${' '.repeat(100_000)}09:21${' '.repeat(100_000)}x`, '31/12/2023'])).toMatchObject({
      order: 'dmy',
    });
  });
});

describe('the dates of a column', () => {
  it('follow the one cell that is not ambiguous', () => {
    expect(decide(['01/02/2026', '13/02/2026'])?.order).toBe('dmy');
    expect(decide(['01/02/2026', '02/13/2026'])?.order).toBe('mdy');
  });

  it('need an option if every cell is ambiguous', () => {
    expect(decide(['01/02/2026'])).toBeNull();
    expect(decide(['01/02/2026'], 'mdy')?.order).toBe('mdy');
  });

  it('need an option if rows contradict each other', () => expect(decide(['13/02/2026', '02/13/2026'])).toBeNull());

  it('need no order if both give the same day', () =>
    expect(decide(['05/05/2026', '2026-01-02'])).toEqual({ order: 'dmy', epoch: null }));

  it('have the day first if dots separate them', () =>
    expect(decide(['01.02.2026'])).toEqual({ order: 'dmy', epoch: null }));

  it('are seconds or milliseconds since 1970 by the longest number', () => {
    const seconds = decide(['1640995200', '-1']);
    expect(seconds?.epoch).toBe('s');
    expect(parseDate('1640995200', seconds ?? { order: 'dmy', epoch: null })).toBe(1_640_995_200_000);
    const milliseconds = decide(['1640995200000', '0']);
    expect(milliseconds?.epoch).toBe('ms');
    expect(parseDate('0', milliseconds ?? { order: 'dmy', epoch: null })).toBe(0);
  });

  it('are timestamps of digits only', () => {
    for (const cell of ['20260304091500', '202603040915']) {
      const format = decide([cell, '20251231235959']);
      expect(format).toEqual({ order: 'dmy', epoch: null });
      expect(parseDay(cell, format ?? { order: 'dmy', epoch: 'ms' })).toBe('2026-03-04');
    }
    const mixed = decide(['1772615700000', '20260304091500']) ?? { order: 'dmy', epoch: null };
    expect(parseDate('20260304091500', mixed)).toBe(Date.UTC(2026, 2, 4, 9, 15));
  });

  it('are not small numbers, which are years or a spreadsheet’s serial numbers', () => {
    expect(parseDate('45000', decide(['45000']) ?? { order: 'dmy', epoch: null })).toBeNull();
  });

  it('are parsed as they were written, whatever the country', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const style = fc.constantFrom<[string, Intl.DateTimeFormatOptions]>(
      ['en-GB', { dateStyle: 'short' }],
      ['en-US', { day: '2-digit', month: '2-digit', year: 'numeric' }],
      ['de-DE', { dateStyle: 'medium' }],
      ['en-US', { dateStyle: 'medium' }],
      ['en-GB', { dateStyle: 'long' }],
      ['sv-SE', { dateStyle: 'short' }],
    );
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), style, (days, [locale, options]) => {
        const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
        const cells = days.map((one) => format.format(one));
        const read = decide(cells, locale === 'en-US' ? 'mdy' : 'dmy');
        expect(
          cells.map((cell) => dateOnly(parseDate(cell, read ?? { order: 'dmy', epoch: null }) ?? Number.NaN)),
        ).toEqual(days.map((one) => dateOnly(one.getTime())));
      }),
    );
  });
});
