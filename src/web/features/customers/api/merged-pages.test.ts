import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { noRefinements } from '../../../lib/source/capabilities-query.ts';
import { listRequestOf } from '../url/list-request.ts';
import { everyCustomer } from '../url/list-url-params.ts';
import { mergePages, type ListPage } from './merged-pages.ts';

function pageOf(...ids: readonly number[]): ListPage {
  return {
    customers: ids.map((id) => listedCustomer({ id: `id-${id}`, customerNumber: `CUST-${id}` })),
    request: listRequestOf(everyCustomer, noRefinements),
    nextCursor: 'next',
    exactMatch: null,
    isExactMatchOnly: false,
    updatedAt: 0,
    madeAt: 0,
    age: 0,
  };
}

function idsOf(pages: readonly ListPage[]): readonly string[] {
  return mergePages(pages).customers.map(({ id }) => id);
}

describe('mergePages', () => {
  it('is empty without pages', () => {
    expect(mergePages([]).count).toBe(0);
  });

  it('keeps each customer once, where it came first, however pages were added', () => {
    const pages = fc.array(fc.array(fc.nat(30), { maxLength: 8 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pages, fc.boolean(), (numbers, oneByOne) => {
        const all = numbers.map((page) => pageOf(...page));
        const expected = [...new Set(numbers.flat())].map((id) => `id-${id}`);
        if (oneByOne) for (let count = 1; count < all.length; count++) idsOf(all.slice(0, count));
        expect(idsOf(all)).toEqual(expected);
        const merged = mergePages(all);
        expect(expected.map((id) => merged.indexOfId(id))).toEqual(expected.map((_, index) => index));
      }),
    );
  });

  it('shows what its pages held and nothing that later ones brought', () => {
    const first = pageOf(1, 2);
    const earlier = mergePages([first]);
    mergePages([first, pageOf(3)]);
    expect(earlier.count).toBe(2);
    expect(earlier.customers.map(({ id }) => id)).toEqual(['id-1', 'id-2']);
    expect(earlier.indexOfId('id-3')).toBe(-1);
    expect(earlier.indexOfNumber('CUST-3')).toBe(-1);
    expect(earlier.indexOfNumber('CUST-2')).toBe(1);
  });

  it('starts again when a page was replaced', () => {
    const first = pageOf(1);
    expect(idsOf([first, pageOf(2)])).toEqual(['id-1', 'id-2']);
    expect(idsOf([first, pageOf(3)])).toEqual(['id-1', 'id-3']);
  });

  it('counts the pages at the end that brought no new customer', () => {
    const first = pageOf(1, 2);
    expect(mergePages([first]).emptyPagesAtEnd).toBe(0);
    expect(mergePages([first, pageOf(), pageOf(2)]).emptyPagesAtEnd).toBe(2);
    expect(mergePages([first, pageOf(), pageOf(3)]).emptyPagesAtEnd).toBe(0);
    expect(mergePages([pageOf(), pageOf()]).emptyPagesAtEnd).toBe(2);
  });
});
