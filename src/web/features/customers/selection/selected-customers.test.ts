import { describe, expect, it } from 'vitest';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { contactsOf, copiedText, pickedCustomers, selectedCount, selectedSums } from './selected-customers.ts';
import { noSelection, selectRows, type SelectableRows } from './selection.ts';

const email = (address: string, isPrimary = true) => ({ address, isPrimary });

describe('the customers that were picked', () => {
  it('come in the order of the list as it has them by now, and others last', () => {
    const [a, b, x] = ['a', 'b', 'x'].map((id) => listedCustomer({ id, firstName: 'old' }));
    if (a === undefined || b === undefined || x === undefined) throw new Error('There are three');
    const customers = [{ ...b, firstName: 'new' }, a];
    const rows: SelectableRows = {
      customers,
      indexOfId: (id) => customers.findIndex((customer) => customer.id === id),
    };
    const picked = pickedCustomers(selectRows(noSelection, [x, a, b], true), rows);
    expect(picked.map(({ id, firstName }) => `${id} ${firstName}`)).toEqual(['b new', 'a old', 'x old']);
  });

  it('give their primary contact, and say who has none', () => {
    const customers = [
      { emails: [email('second@example.com', false), email('first@example.com')], phones: [] },
      { emails: [], phones: [] },
      { emails: [email('only@example.com', false)], phones: [] },
    ];
    expect(contactsOf(customers, 'email')).toEqual({
      contacts: ['first@example.com', 'only@example.com'],
      missing: 1,
    });
    expect(contactsOf(customers, 'phone')).toEqual({ contacts: [], missing: 3 });
  });

  it.each([
    ['email', 5, 0, '5 emails copied'],
    ['phone', 4, 1, '4 phones copied, 1 customer has none'],
    ['email', 1, 2, '1 email copied, 2 customers have none'],
    ['phone', 0, 1, 'This customer has no phone'],
    ['email', 0, 3, 'None of these customers has an email'],
  ] as const)('%s: %i copied, %i missing', (kind, copied, missing, text) => {
    expect(copiedText(kind, copied, missing, String)).toBe(text);
  });
});

describe('what is selected amounts to', () => {
  const one = listedCustomer({ id: 'a', totalSpent: 10, totalOrders: 2, lifetimeValue: null });
  const two = listedCustomer({ id: 'b', totalSpent: 5.5, totalOrders: null, lifetimeValue: 100 });
  const listSums = {
    totalSpent: { sum: 1000, customers: 90 },
    totalOrders: { sum: 300, customers: 95 },
    lifetimeValue: { sum: 5000, customers: 80 },
  };

  it('its own values, each with the number of customers that have one', () => {
    expect(selectedSums(selectRows(noSelection, [one, two], true), listSums)).toEqual({
      totalSpent: { sum: 15.5, customers: 2 },
      totalOrders: { sum: 2, customers: 1 },
      lifetimeValue: { sum: 100, customers: 1 },
    });
  });

  it('the whole list without what was left out', () => {
    const all = selectRows({ ...noSelection, isAll: true }, [two], false);
    expect(selectedSums(all, listSums)).toMatchObject({
      totalSpent: { sum: 994.5, customers: 89 },
      lifetimeValue: { sum: 4900, customers: 79 },
    });
    expect(selectedSums(all, null)).toBeNull();
    expect(selectedCount(all, { count: 100, atLeast: true })).toEqual({ count: 99, atLeast: true });
    expect(selectedCount(all, null)).toBeNull();
  });
});
