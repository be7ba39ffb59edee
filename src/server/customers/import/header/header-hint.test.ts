import { describe, expect, it } from 'vitest';
import { readHeaderHint } from './header-hint.ts';

describe('a header with a hint', () => {
  it.each([
    ['Email (required)', 'Email'],
    ['Email *', 'Email'],
    ['*Email', 'Email'],
    ['Email*:', 'Email'],
    ['Email - required', 'Email'],
    ['Name （required）', 'Name'],
    ['E-Mail [Pflichtfeld]', 'E-Mail'],
    ['Customer ID (do not change, must be unique)', 'Customer ID'],
    ['Newsletter (0/1)', 'Newsletter'],
    ['Status (1 = active, 0 = inactive)', 'Status'],
    ['Tags (comma separated)', 'Tags'],
    ['Birthday (required) (yyyy-mm-dd)', 'Birthday'],
  ])('is called as without it: %s', (header, name) => {
    expect(readHeaderHint(header)).toMatchObject({ field: name, label: name });
  });

  it.each(['Total Spent (EUR)', 'Total Spent [€]', 'Total Spent (in chf)', 'Total Spent {USD}'])(
    'keeps its unit as a parameter: %s',
    (header) => {
      expect(readHeaderHint(header)).toMatchObject({ field: 'Total Spent', label: header });
    },
  );

  it.each([
    'Name (Partner)',
    'Orders (2024)',
    'First Name (Spouse)',
    'Name (MD)',
    'Size (cm)',
    'E-mail 1 - Value',
    '*',
  ])('keeps what may be part of the name: %s', (header) => {
    expect(readHeaderHint(header).field).toBe(header === '*' ? '' : header);
  });

  it.each([
    ['Birthday (yyyy-mm-dd)', null],
    ['Birthday (dd/mm/yyyy)', 'dmy'],
    ['Birthday (TT.MM.JJJJ)', 'dmy'],
    ['Birthday [JJ/MM/AAAA]', 'dmy'],
    ['Birthday (MM/DD/YYYY)', 'mdy'],
    ['Birthday (MM/DD)', 'mdy'],
    ['Birthday (format: mm-dd-yy)', 'mdy'],
    ['Birthday (MMDDYYYY)', 'mdy'],
    ['Birthday (e.g. 31/12/1990)', 'dmy'],
    ['Birthday (e.g. 12/31/1990)', 'mdy'],
    ['Birthday (required)', null],
  ])('shows the order of day and month: %s', (header, dates) => {
    expect(readHeaderHint(header)).toMatchObject({ field: 'Birthday', dates });
  });

  it('costs no time however long it is', () => {
    const header = `${' ('.repeat(100_000)}x`;
    expect(readHeaderHint(header).field).toBe(header);
  });
});
