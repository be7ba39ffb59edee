import { describe, expect, it } from 'vitest';
import type { ColumnSetting } from '../../../../contract/views/column-layout.ts';
import { moveColumn, moveTo, resizeColumn, toggleColumn, visiblePosition } from './column-changes.ts';
import { orderColumns } from './column-order.ts';

const usual = ['customer', 'contact', 'status', 'tier', 'totalSpent'];
const columns = orderColumns(null, usual);
const shown = (settings: readonly ColumnSetting[]) => settings.filter(({ isVisible }) => isVisible).map(({ id }) => id);

describe('the order of columns', () => {
  it('is the usual one until someone chooses', () => {
    expect(shown(columns)).toEqual(usual);
  });

  it('is the chosen one, with the customer first', () => {
    const chosen = [
      { id: 'totalSpent', isVisible: true, size: 140 },
      { id: 'customer', isVisible: false, size: 300 },
      ...usual.slice(1, 4).map((id) => ({ id, isVisible: id !== 'status' })),
    ];
    const ordered = orderColumns(chosen, usual);
    expect(shown(ordered)).toEqual(['customer', 'totalSpent', 'contact', 'tier']);
    expect(ordered.find(({ id }) => id === 'customer')?.size).toBe(300);
  });

  it('has a new usual column after the one that it usually follows', () => {
    const chosen = toggleColumn(moveColumn(columns, { id: 'contact', after: 'totalSpent' }), 'status');
    expect(shown(orderColumns(chosen, ['customer', 'contact', 'sms', ...usual.slice(2)]))).toEqual([
      'customer',
      'tier',
      'totalSpent',
      'contact',
      'sms',
    ]);
  });
});

describe('a change of columns', () => {
  it('hides a column and shows it where it was, or at the end', () => {
    const hidden = toggleColumn(columns, 'status');
    expect(shown(hidden)).toEqual(['customer', 'contact', 'tier', 'totalSpent']);
    expect(shown(toggleColumn(hidden, 'status'))).toEqual(usual);
    expect(shown(toggleColumn(hidden, 'new'))).toEqual(['customer', 'contact', 'tier', 'totalSpent', 'new']);
  });

  it.each([
    ['tier', 1, ['customer', 'tier', 'contact', 'totalSpent']],
    ['contact', 2, ['customer', 'tier', 'contact', 'totalSpent']],
    ['contact', 3, ['customer', 'tier', 'totalSpent', 'contact']],
    ['contact', 9, ['customer', 'tier', 'totalSpent', 'contact']],
    ['totalSpent', 0, ['customer', 'totalSpent', 'contact', 'tier']],
    ['unknown', 1, ['customer', 'contact', 'tier', 'totalSpent']],
  ])('moves %s to position %i of the visible ones', (id, position, expected) => {
    const some = toggleColumn(columns, 'status');
    expect(shown(moveColumn(some, moveTo(some, id, position)))).toEqual(expected);
  });

  it('gives a column a width the server takes, or its own again', () => {
    const sizeOf = (size: number | undefined) =>
      resizeColumn(columns, 'contact', size).find(({ id }) => id === 'contact')?.size;
    expect([sizeOf(280.4), sizeOf(-5), sizeOf(1e9), sizeOf(undefined)]).toEqual([280, 20, 2_000, undefined]);
  });

  it('moves a column among those on screen, wherever the others are', () => {
    const onScreen = columns.filter(({ id }) => id !== 'status');
    const move = moveTo(onScreen, 'contact', 2);
    expect(visiblePosition(moveColumn(onScreen, move), 'contact')).toBe(2);
    expect(shown(moveColumn(columns, move))).toEqual(['customer', 'status', 'tier', 'contact', 'totalSpent']);
  });
});
