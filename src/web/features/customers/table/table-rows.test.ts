import { describe, expect, it } from 'vitest';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { listedRows, type ListedRows } from './table-rows.ts';
import { loadedCustomers } from '../api/merged-pages.ts';
import { nextRow } from './next-row.ts';

const customers = ['a', 'b', 'c'].map((id) => listedCustomer({ id, customerNumber: `N-${id}` }));
const loaded = loadedCustomers([{ customers, nextCursor: null, answeredAt: 0, madeAt: 0, age: 0 }]);

function texts(rows: ListedRows): readonly string[] {
  return Array.from({ length: rows.count }, (_, index) => {
    const row = rows.at(index);
    return row?.kind === 'heading' ? row.text : (row?.id ?? '');
  });
}

describe('listedRows', () => {
  it('are the loaded customers when nothing matches exactly', () => {
    const rows = listedRows(loaded, null, '');
    expect(texts(rows)).toEqual(['a', 'b', 'c']);
    expect(rows.indexOfNumber('N-c')).toBe(2);
  });

  it('stand the exact match above the others and do not repeat it', () => {
    const rows = listedRows(loaded, listedCustomer({ id: 'b', customerNumber: 'N-b' }), '7700');
    expect(texts(rows)).toEqual(['Exact match', 'b', 'Also containing 7700', 'a', 'c']);
    expect(['a', 'b', 'c', 'd'].map(rows.indexOfId)).toEqual([3, 1, 4, -1]);
    expect(rows.customers).toBe(3);
  });

  it('take an exact match that the list does not hold', () => {
    const rows = listedRows(loaded, listedCustomer({ id: 'x', customerNumber: 'N-x' }), '7700');
    expect(texts(rows)).toEqual(['Exact match', 'x', 'Also containing 7700', 'a', 'b', 'c']);
    expect(rows.indexOfNumber('N-a')).toBe(3);
    expect(rows.customers).toBe(4);
  });

  it('have no second heading when there are no others', () => {
    expect(texts(listedRows(loadedCustomers([]), listedCustomer({ id: 'x' }), '7700'))).toEqual(['Exact match', 'x']);
  });
});

describe('nextRow', () => {
  const rows = listedRows(loaded, listedCustomer({ id: 'b', customerNumber: 'N-b' }), '7700');

  it('passes over headings in both directions', () => {
    expect(nextRow('ArrowDown', -1, rows)).toBe(1);
    expect(nextRow('j', 1, rows)).toBe(3);
    expect(nextRow('k', 3, rows)).toBe(1);
    expect([nextRow('Home', 4, rows), nextRow('End', 1, rows)]).toEqual([1, 4]);
  });

  it('leads nowhere past the ends and by other keys', () => {
    expect([nextRow('ArrowUp', 1, rows), nextRow('ArrowDown', 4, rows), nextRow('x', 1, rows)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(nextRow('j', -1, listedRows(loadedCustomers([]), null, ''))).toBeNull();
  });
});
