import { describe, expect, it } from 'vitest';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import { valueOfParameter } from './customer-text.ts';

const customer = listedCustomer({
  id: 'c1',
  parameterValue: '25',
  parameters: [
    { id: 'tier', name: 'Loyalty Tier', type: 'select', value: 'Gold' },
    { id: 'tags', name: 'Tags', type: 'multiselect', value: ['a', 'b'] },
  ],
});

describe('the value of a parameter', () => {
  it('is the matched one only of the parameter that the list is filtered by', () => {
    expect(valueOfParameter(customer, 'credit', 'credit')).toBe('25');
    expect(valueOfParameter(customer, 'tier', 'credit')).toBe('Gold');
    expect(valueOfParameter(customer, 'tags', 'credit')).toBe('a, b');
    expect(valueOfParameter(customer, 'none', 'credit')).toBeNull();
    expect(valueOfParameter(customer, 'tier', null)).toBe('Gold');
  });
});
