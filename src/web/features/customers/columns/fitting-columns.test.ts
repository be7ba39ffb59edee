import { describe, expect, it } from 'vitest';
import { fieldColumns } from './field-columns.ts';
import { fittingColumns, widthOf } from './fitting-columns.ts';

const { updated: _updated, ...usual } = fieldColumns;
const all = Object.values(usual);
const names = (width: number) => fittingColumns(all, width).map(({ name }) => name);

describe('the columns that fit', () => {
  it('are all of them where there is enough width', () => {
    expect(names(90)).toEqual(all.map(({ name }) => name));
  });

  it.each<[rem: number, expected: readonly string[]]>([
    [
      78,
      [
        'Customer',
        'Contact',
        'Status',
        'Orders',
        'Total spent',
        'Lifetime value',
        'Last order',
        'Last activity',
        'Created',
      ],
    ],
    [70, ['Customer', 'Contact', 'Status', 'Orders', 'Total spent', 'Lifetime value', 'Last order', 'Created']],
    [63, ['Customer', 'Contact', 'Status', 'Orders', 'Total spent', 'Lifetime value', 'Last order']],
    [57, ['Customer', 'Contact', 'Status', 'Orders', 'Total spent', 'Lifetime value']],
    [44, ['Customer', 'Contact', 'Lifetime value']],
    [10, ['Customer', 'Contact', 'Lifetime value']],
  ])('are the most important ones in %s rem', (rem, expected) => {
    expect(names(rem)).toEqual(expected);
  });

  it('never need more than the width, once the essential ones have shrunk', () => {
    for (let width = 27; width < 100; width++) expect(widthOf(fittingColumns(all, width))).toBeLessThanOrEqual(width);
  });

  it('shrink in proportion, and not to nothing', () => {
    const widths = (width: number) => fittingColumns(all, width).map((column) => Number(column.width.toFixed(3)));
    expect(widths(7.375 + 0.8 * (15 + 16.875))).toEqual([12, 13.5, 7.375]);
    expect(widths(1)).toEqual(widths(10));
  });
});
