import type { Customer } from '../../contract/customer.ts';

/** A customer as the list returns it; every field that a test does not override is empty. */
export function listedCustomer(overrides: Partial<Customer> & Pick<Customer, 'id'>): Customer {
  return {
    customerNumber: `CUST-${overrides.id}`,
    firstName: null,
    lastName: null,
    displayName: null,
    emails: [],
    phones: [],
    profilePhoto: null,
    status: 'active',
    source: null,
    totalOrders: null,
    totalSpent: null,
    averageOrderValue: null,
    lifetimeValue: null,
    lastOrderDate: null,
    lastActivityDate: null,
    createdAt: 0,
    updatedAt: 0,
    ...overrides,
  };
}
