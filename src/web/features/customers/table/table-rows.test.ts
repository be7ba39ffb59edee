import { describe, expect, it } from 'vitest';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { mergePages } from '../api/merged-pages.ts';
import { noRefinements } from '../../../lib/source/capabilities-query.ts';
import { listRequestOf } from '../url/list-request.ts';
import { everyCustomer } from '../url/list-url-params.ts';
import { headingAt, itemCount, itemOfRow, rowOfItem, tableRows, type TableRows } from './table-rows.ts';

const customers = ['a', 'b', 'c'].map((id) => listedCustomer({ id, customerNumber: `N-${id}` }));
const loaded = mergePages([
  {
    request: listRequestOf(everyCustomer, noRefinements),
    customers,
    nextCursor: null,
    exactMatch: null,
    isExactMatchOnly: false,
    updatedAt: 0,
    madeAt: 0,
    age: 0,
  },
]);

function texts(rows: TableRows): readonly string[] {
  return Array.from(
    { length: itemCount(rows) },
    (_, item) => headingAt(rows, item)?.text ?? rows.customers[rowOfItem(rows, item)]?.id ?? '',
  );
}

describe('tableRows', () => {
  it('are the loaded customers when nothing matches exactly', () => {
    const rows = tableRows(loaded, null);
    expect(texts(rows)).toEqual(['a', 'b', 'c']);
    expect(rows.indexOfNumber('N-c')).toBe(2);
    expect(rows.hasExactMatch).toBe(false);
  });

  it('put the exact match above the others and do not repeat it', () => {
    const rows = tableRows(loaded, listedCustomer({ id: 'b', customerNumber: 'N-b' }));
    expect(texts(rows)).toEqual(['Exact match', 'b', 'Other matches', 'a', 'c']);
    expect(['a', 'b', 'c', 'd'].map(rows.indexOfId)).toEqual([1, 0, 2, -1]);
    expect(rows.customers).toHaveLength(3);
    expect(rows.hasExactMatch).toBe(true);
  });

  it('take an exact match that the list does not hold', () => {
    const rows = tableRows(loaded, listedCustomer({ id: 'x', customerNumber: 'N-x' }));
    expect(texts(rows)).toEqual(['Exact match', 'x', 'Other matches', 'a', 'b', 'c']);
    expect(rows.indexOfNumber('N-a')).toBe(1);
    expect(rows.customers).toHaveLength(4);
  });

  it('have no second heading when there are no others', () => {
    expect(texts(tableRows(mergePages([]), listedCustomer({ id: 'x' })))).toEqual(['Exact match', 'x']);
  });

  it('are found from the items of the virtualizer and back, past headings', () => {
    const rows = tableRows(loaded, listedCustomer({ id: 'b', customerNumber: 'N-b' }));
    expect([0, 1, 2].map((index) => itemOfRow(rows, index))).toEqual([1, 3, 4]);
    expect([0, 1, 2, 3, 4].map((item) => rowOfItem(rows, item))).toEqual([0, 0, 1, 1, 2]);
    const plain = tableRows(loaded, null);
    expect([0, 1, 2].map((index) => [itemOfRow(plain, index), rowOfItem(plain, index)])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });
});
