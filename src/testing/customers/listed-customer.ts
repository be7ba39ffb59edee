import type { Customer } from '../../contract/customer.ts';

/** A customer as the list shows it, with nothing known that a test does not want. */
export function listedCustomer(wanted: Partial<Customer> & Pick<Customer, 'id'>): Customer {
  return {
    customerNumber: `CUST-${wanted.id}`,
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
    ...wanted,
  };
}
