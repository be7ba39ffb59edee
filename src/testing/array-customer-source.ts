import type { Customer } from '../contract/customer.ts';
import { systemParameters } from '../contract/system-parameters.ts';
import type { CustomerSource } from '../server/customers/customer-source.ts';

/** A source of made customers held in an array, for tests of what lies above the stores; it filters by status alone. */
export function arrayCustomerSource(customers: readonly Customer[]): CustomerSource {
  return {
    kind: 'sqlite',
    list: async ({ status, limit, after, filter }) => {
      const from = after === null ? 0 : Number(after);
      const matching = customers.filter((customer) => status === null || customer.status === status);
      const page = matching.slice(from, from + limit);
      const texts = page.map((customer) =>
        JSON.stringify(filter.kind === 'parameter' ? { ...customer, parameterValue: filter.value ?? 'set' } : customer),
      );
      return { customers: texts.join(), next: from + limit < matching.length ? String(from + limit) : null };
    },
    get: async (id) => {
      const customer = customers.find((one) => one.customerNumber === id || one.id === id);
      if (customer === undefined) return null;
      const [email, phone] = [customer.emails[0]?.address ?? null, customer.phones[0]?.number ?? null];
      return JSON.stringify({ ...customer, email, phone, marketingOptIn: null, smsOptIn: null, parameters: [] });
    },
    findParameter: async (by) =>
      systemParameters.find((one) => ('id' in by ? one.id === by.id || one.name === by.id : one.name === by.name)) ?? null,
    parameters: async () => [],
    summary: async () => ({ all: null, active: null, inactive: null, banned: null }),
    check: async () => {},
    close: async () => {},
  };
}

/** A customer like the documentation's first, with a number of its own. */
export function exampleCustomer(number: number): Customer {
  return {
    id: `k${number}`,
    customerNumber: `CUST-${String(number).padStart(6, '0')}`,
    firstName: 'John',
    lastName: 'Doe',
    displayName: 'John Doe',
    emails: [{ address: 'john@example.com', isPrimary: true }],
    phones: [{ number: '+15554567890', isPrimary: true }],
    profilePhoto: 'https://example.com/photo.jpg',
    status: 'active',
    source: 'website',
    totalOrders: 15,
    totalSpent: 2450.5,
    averageOrderValue: 163.37,
    lifetimeValue: 2450.5,
    lastOrderDate: 1640995200000,
    lastActivityDate: 1640995200000,
    createdAt: 1640995200000,
    updatedAt: 1640995200000,
  };
}
