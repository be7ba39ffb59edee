import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer } from '../../../../contract/customer.ts';
import { exampleCustomer } from '../../../../testing/customers/array-customer-source.ts';
import { requiredSubstrings, searchDocument } from '../../model/search-document.ts';
import { parseSearchTerms } from '../../model/search-terms.ts';
import { searchCachedResults } from './search-cached-results.ts';
import { cachedPage } from './cached-page.ts';

function customer(number: number, firstName: string, lastName: string, more: Partial<Customer> = {}): Customer {
  return {
    ...exampleCustomer(number),
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    emails: [],
    phones: [],
    ...more,
  };
}

const john = customer(1, 'John', 'Smith');
const johanna = customer(2, 'Johanna', 'Weiß');
const joe = customer(3, 'Joh', 'Miller');

function derived(
  shorter: string,
  customers: readonly Customer[],
  longer: string,
  next: string | null = null,
): readonly string[] | null {
  return searchCachedResults(shorter, cachedPage({ customers, next }), longer)?.rows.map(({ id }) => id) ?? null;
}

describe('a longer search', () => {
  it('is derived from the complete response to a shorter one', () => {
    expect(derived('joh', [john, johanna], 'john')).toEqual([john.id]);
    expect(derived('joh', [john, johanna], 'johanna weiss')).toEqual([johanna.id]);
    expect(derived('john s', [john], 'john sm')).toEqual([john.id]);
    expect(derived('john s', [john], 'john smith')).toBeNull();
  });

  it('is derived for a phone, too', () => {
    const phones = [{ number: '+442079460958', isPrimary: true }];
    expect(derived('+44 20', [customer(1, 'A', 'B', { phones })], '+44 20 79')).toEqual(['k1']);
    expect(derived('+44 20', [customer(1, 'A', 'B', { phones })], '+44 20 78')).toBeNull();
  });

  it('is requested when the shorter response has more pages', () => {
    expect(derived('joh', [john, johanna], 'john', 'cursor')).toBeNull();
  });

  it('is requested when it does not start with the shorter one', () => {
    expect([derived('joh', [john], 'a joh'), derived('joh', [john], 'joh'), derived('john', [john], 'joh')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is requested when Tiquo may match whole words only', () => {
    expect(derived('joh', [joe], 'joh m')).toBeNull();
    expect(derived('john', [john], 'john smith')).toBeNull();
    expect(derived('joh', [joe, john], 'joh m')).toEqual([joe.id]);
  });

  it('is requested when Tiquo matches by something unknown here', () => {
    const byNote = customer(4, 'Ann', 'Lee');
    expect(derived('joh', [john, byNote], 'john')).toBeNull();
  });

  it('is requested when no one would be left', () => {
    expect(derived('joh', [john, johanna], 'johx')).toBeNull();
    expect(derived('joh', [], 'john')).toBeNull();
  });

  it('finds exactly the customers our own matching finds', () => {
    const names = fc.constantFrom('Ann', 'Anna', 'Annabel', 'Hannah', 'Joanna', 'Ana', 'Zoë', 'Ánn');
    const people = fc.array(fc.tuple(names, names), { minLength: 1, maxLength: 8 });
    let found = 0;
    fc.assert(
      fc.property(
        people,
        fc.constantFrom('an', 'ann', 'anna', 'ann a', 'zo', '0', '00', '55', '55 5', '+1 5'),
        fc.constantFrom('n', 'a', ' h', 'e', 'na', '0', '5', '55', ' 5'),
        (pairs, shorter, more) => {
          const phone = (index: number) => ({
            phones: [{ number: index % 2 === 0 ? `+1555000${index}` : `0055500${index}`, isPrimary: true }],
          });
          const customers = pairs.map(([first, last], index) => customer(index, first, last, phone(index)));
          const matching = (search: string) =>
            customers.filter((one) =>
              (parseSearchTerms(search) ?? []).every((term) =>
                requiredSubstrings(term).some((text) => searchDocument(one).includes(text)),
              ),
            );
          const page = derived(shorter, matching(shorter), shorter + more);
          if (page !== null) found += 1;
          if (page !== null) expect(page).toEqual(matching(shorter + more).map(({ id }) => id));
        },
      ),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(10);
  });
});
