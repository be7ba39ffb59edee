import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberFormatInference } from './number-format-inference.ts';
import { parseNumber } from './parse-number.ts';
import type { DecimalMark } from './parse-number.ts';

const decide = (cells: readonly string[], given: DecimalMark | null = null, whole = false): DecimalMark | null => {
  const evidence = new NumberFormatInference({ whole });
  for (const cell of cells) evidence.add(cell);
  return evidence.decide(given);
};

describe('a number', () => {
  it.each([
    ['0', 0],
    ['-5', -5],
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['1,234,567', 1_234_567],
    ['12,34,567.89', 1_234_567.89],
    ['1 234.50', 1234.5],
    ['1\u00a0234\u00a0567', 1_234_567],
    ["1'234.50", 1234.5],
    ['£1,234.50', 1234.5],
    ['-£5.00', -5],
    ['$ -5.00', -5],
    ['1234.50 USD', 1234.5],
    ['US$12.00', 12],
    ['(12.50)', -12.5],
    ['12.50-', -12.5],
    ['12.50 −', -12.5],
    ['1,234.50- USD', -1234.5],
    ['£5.00-', -5],
    ['−7', -7],
    ['.5', 0.5],
    ['1.2E+05', 120_000],
    ['0.125', 0.125],
    ['¥12,500', 12_500],
    ['\\12,500', 12_500],
    ['12,500円', 12_500],
    ['1,250.50 TL', 1250.5],
    ['1 250 руб.', 1250],
  ])('with a point before the decimals: %s', (cell, value) => expect(parseNumber(cell, '.')).toBe(value));

  it.each([
    ['1234,5', 1234.5],
    ['1.234,50', 1234.5],
    ['1.234.567', 1_234_567],
    ['1 234,50 €', 1234.5],
    ['1\u202f234,50\u00a0€', 1234.5],
    ['12,5 kr', 12.5],
    ['1.234,50 zł', 1234.5],
    ['-0,5', -0.5],
    ['1.234,50-', -1234.5],
    ['12,5 €-', -12.5],
  ])('with a comma before the decimals: %s', (cell, value) => expect(parseNumber(cell, ',')).toBe(value));

  it.each([
    '',
    'N/A',
    '12 pcs',
    '1,23,4',
    '1.2.3',
    '1,2,3.4',
    '12%',
    '12-13',
    '--5',
    '-5-',
    '(5-)',
    '5--',
    '1e999',
    'NaN',
    'Infinity',
    '0x10',
    '=1+1',
  ])('is not found in %j', (cell) => expect([parseNumber(cell, '.'), parseNumber(cell, ',')]).toEqual([null, null]));

  it('is not searched for in a cell longer than any number, whose white space would take hours to match', () => {
    expect(parseNumber(`$${' '.repeat(100)}5`, '.')).toBeNull();
    expect(decide([`$${' '.repeat(10_000)}x`])).toBe('.');
  });
});

describe('the decimal mark of a column', () => {
  it('is settled by one cell that is not ambiguous', () => {
    expect(decide(['1.234', '5.678', '12.50'])).toBe('.');
    expect(decide(['1,234', '5,678', '12,50'])).toBe(',');
    expect(decide(['1.234', '1.234,50'])).toBe(',');
    expect(decide(['1,234', '1,234,567'])).toBe('.');
  });

  it('does not matter without decimals', () => expect(decide(['1', '200', '1 234'])).toBe('.'));

  it('needs an option if every cell is ambiguous', () => {
    expect(decide(['1.234', '5.678'])).toBeNull();
    expect(decide(['1,234'])).toBeNull();
    expect(decide(['1,234'], ',')).toBe(',');
    expect(decide(['1,234'], '.')).toBe('.');
  });

  it('needs an option if rows contradict each other', () => {
    expect(decide(['12.50', '12,50'])).toBeNull();
    expect(decide(['12.50', '12,50'], '.')).toBe('.');
  });

  it('needs no option if the column settles it, and ignores one', () =>
    expect(decide(['12.50', '1.234'], ',')).toBe('.'));

  it('is settled by whole numbers', () => {
    expect(decide(['1,234'], null, true)).toBe('.');
    expect(decide(['1.234'], null, true)).toBe(',');
  });

  it('is inferred for amounts in the format of any country, and every amount is parsed as it was written', () => {
    const amount = fc.integer({ min: -100_000_000, max: 100_000_000 });
    const style = fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'pt-BR', 'en-IN', 'de-CH', 'sv-SE');
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 30 }), style, (cents, locale) => {
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
        const cells = cents.map((one) => format.format(one / 100));
        const mark = decide(cells);
        expect(mark).not.toBeNull();
        expect(cells.map((cell) => parseNumber(cell, mark ?? '.'))).toEqual(cents.map((one) => one / 100));
      }),
    );
  });
});

describe('an amount of a ledger', () => {
  it.each([
    ['Rs. 12,345.50', 12_345.5],
    ['Rs 1,23,456', 123_456],
    ['Rp 12,000', 12_000],
    ['0,-', 0],
    ['12,-', 12],
    ['12.- CHF', 12],
    ['kr 1 200,-', 1_200],
    ['1,234.50 CR', -1_234.5],
    ['1,234.50CR', -1_234.5],
    ['1,234.50 DR', 1_234.5],
    ['1,234.50-', -1_234.5],
    ['1,234.50 -', -1_234.5],
    ['1.5 Cr', null],
    ['₹ 1.25 CR', null],
  ])('%s is %d', (cell, value) => expect(parseNumber(cell, '.')).toBe(value));
});

it.each([
  [['¥12,500'], '.'],
  [['\\12,500', '0'], '.'],
  [['12,500円'], '.'],
  [['₩12.500'], ','],
  [['¥12.50', '¥1,250'], '.'],
  [['12,500'], null],
  [['€12,500'], null],
] as const)('knows that yen, yuan and won have no thousandths: %j', (cells, mark) => {
  expect(decide(cells)).toBe(mark);
});
