import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../../testing/customers/read-import-file.ts';
import { DateFormatInference } from '../date-format-inference.ts';
import { dateMisfit, isNoDate, lastPastYear, parseDate, parseDay } from '../parse-date.ts';
import type { DateFormat } from '../parse-date.ts';
import { isYearless } from '../yearless-date.ts';

const past = { order: 'dmy', epoch: null, lastYear: lastPastYear } as const;
/** The times in a column of orders or the like. */
function timesIn(cells: readonly string[]): (string | null)[] {
  const evidence = new DateFormatInference();
  for (const cell of cells) evidence.add(cell);
  const format: DateFormat = { ...(evidence.decide(null) ?? past), lastYear: lastPastYear, isRecent: true };
  return cells.map((cell) => {
    const time = parseDate(cell, format);
    return time === null ? null : new Date(time).toISOString();
  });
}

describe('a placeholder for no date', () => {
  it.each([
    '0001-01-01',
    '0001-01-01T00:00:00',
    '01/01/0001 00:00:00',
    '1/1/0001 12:00:00 AM',
    '1900-01-01 00:00:00.000',
    '1900-01-01',
    '01.01.1900',
    '1/1/1900',
    'Jan  1 1900 12:00AM',
    '1899-12-30',
    '30.12.1899',
    '12/31/1899',
    '1753-01-01',
    '9999-12-31',
    '9999-12-31T23:59:59.9999999',
    '31/12/9999',
    '12/31/9999',
    '31-DEC-9999',
    '99991231',
    '00000000',
    '0000-00-00',
    '-62135596800000',
    '1900.01.01.',
    '1900. 01. 01.',
    '1. 1. 1900',
    '01. 01. 1900',
    '1. Januar 1900',
    '1 de enero de 1900',
    '31. prosince 9999',
    'Mon Jan 01 00:00:00 CET 1900',
    '1900-01-01 00:00:00 +0000 UTC',
    '-2208988800',
    '0000.00.00.',
    '00-00-0000',
  ])('is %s in orders and birthdays', (cell) => {
    expect([isNoDate(cell), isYearless(cell), parseDate(cell, past), parseDay(cell, past)]).toEqual([
      true,
      false,
      null,
      null,
    ]);
  });

  it.each([
    '1900-01-02',
    '1901-01-01',
    '01/01/2001',
    '2026-12-31',
    '1984-07-19',
    '1899-11-30',
    '19000101x',
    '11/1/1900',
    '2. Januar 1900',
    '1. 11. 1900',
    'January 1900',
  ])('is not %s', (cell) => expect(isNoDate(cell)).toBe(false));
});

it.each(['2569-03-04', '1404/12/13', '04/03/2569', '1447-09-15T10:00:00', `${lastPastYear + 3}-01-01`])(
  '%s is in an impossible year of orders and birthdays, but not of other dates',
  (cell) => {
    expect([parseDate(cell, past), parseDay(cell, past)]).toEqual([null, null]);
    expect(dateMisfit(cell, past)).toBe('in an impossible year');
    expect(parseDay(cell, { order: 'dmy', epoch: null })).not.toBeNull();
  },
);

it('keeps the birthdays of the oldest people', () => {
  expect(['1900-01-02', '31.12.1898', '1907-05-06'].map((cell) => parseDay(cell, past))).toEqual([
    '1900-01-02',
    '1898-12-31',
    '1907-05-06',
  ]);
});

describe('numbers that count from 1970', () => {
  const second = '2024-03-05T10:22:33.000Z';
  it.each([
    ['seconds', ['1709634153'], [second]],
    ['milliseconds', ['1709634153000'], [second]],
    ['microseconds', ['1709634153000000', '1709634153000001'], [second, second]],
    ['nanoseconds', ['1709634153000000000'], [second]],
    ['seconds beside milliseconds', ['1709634153', '1709634153000'], [second, second]],
    [
      'fractions of seconds',
      ['1709634153.123', '1709634154'],
      ['2024-03-05T10:22:33.123Z', '2024-03-05T10:22:34.000Z'],
    ],
    ['timestamps to the millisecond', ['20240305102233000'], [second]],
  ] as const)('are %s by their length', (_, cells, times) => expect(timesIn(cells)).toEqual(times));

  it('are none where a spreadsheet rounded them', () =>
    expect(timesIn(['1.70963E+12', '1709634153000'])).toEqual([null, second]));

  it('keep the unit of their column in birthdays, which can be before 1973', () => {
    const births = { order: 'dmy', epoch: 'ms', lastYear: lastPastYear } as const;
    expect(parseDay('5000000000', births)).toBe('1970-02-27');
  });
});

it.each(['1709634153', '1709634153000'])('0 is no date beside %s', async (cell) => {
  const { parsed } = await readImportFile(`Email,Last Seen\na@example.org,${cell}\nb@example.org,0\n`);
  expect(parsed).toMatchObject([{ upsert: { lastActivityDate: Number(cell.padEnd(13, '0')) } }, { leftOut: [] }]);
  expect(parsed[1]).not.toHaveProperty('upsert.lastActivityDate');
});
