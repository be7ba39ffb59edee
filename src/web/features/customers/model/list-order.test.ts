import { describe, expect, it } from 'vitest';
import { newestFirst, sortFields } from '../../../../contract/list/list-sort.ts';
import { firstOrder, firstOrders, orderAfterClick, orderHint, orderName, reversed } from './list-order.ts';

describe('the order of a list', () => {
  it('is the useful one after the first click, and the opposite after the second', () => {
    const once = orderAfterClick(newestFirst, 'lifetimeValue');
    expect(once).toEqual({ field: 'lifetimeValue', descending: true });
    expect(orderAfterClick(once, 'lifetimeValue')).toEqual({ field: 'lifetimeValue', descending: false });
    expect(orderAfterClick(once, 'name')).toEqual({ field: 'name', descending: false });
    expect(orderAfterClick(newestFirst, 'createdAt')).toEqual({ field: 'createdAt', descending: false });
  });

  it('is offered for every field', () => {
    expect(firstOrders.map(({ field }) => field).toSorted()).toEqual([...sortFields].toSorted());
  });

  it('has a name of its own in each direction', () => {
    const names = firstOrders.flatMap((sort) => [orderName(sort), orderName(reversed(sort))]);
    expect(new Set(names).size).toBe(names.length);
    expect([orderName(newestFirst), orderName(firstOrder('lifetimeValue'))]).toEqual([
      'Newest',
      'Highest lifetime value',
    ]);
  });

  it('says what a click on its heading does', () => {
    expect(orderHint(firstOrder('lifetimeValue'))).toBe('Sort by lifetime value, highest first');
    expect(orderHint(reversed(firstOrder('name')))).toBe('Sort by name, Z to A');
  });
});
