import type { Customer } from '../../contract/customer.ts';
import { systemParameters } from '../../contract/parameters.ts';
import type { CustomerSource } from '../../server/customers/customer-source.ts';
import { walkPages } from '../../server/customers/iterate-pages.ts';
import { johnDoe } from './sample-customers.ts';

/** A source over an array of customers, for tests of the layers above the stores. It only filters by status. */
export function arrayCustomerSource(customers: readonly Customer[]): CustomerSource {
  const source: CustomerSource = {
    name: 'sqlite',
    scope: 'array',
    list: async ({ status, limit, after, filter }) => {
      const from = after === null ? 0 : Number(after);
      const matching = customers.filter((customer) => status === null || customer.status === status);
      const page = matching.slice(from, from + limit);
      const texts = page.map((customer) =>
        JSON.stringify(filter.kind === 'parameter' ? { ...customer, parameterValue: filter.value ?? 'set' } : customer),
      );
      return {
        customers: texts.join(),
        next: from + limit < matching.length ? String(from + limit) : null,
        fetchedAt: Date.now(),
      };
    },
    walk: (request, signal) => walkPages(source, request, signal),
    get: async (id) => {
      const customer = customers.find((one) => one.customerNumber === id || one.id === id);
      if (customer === undefined) return null;
      const [email, phone] = [customer.emails[0]?.address ?? null, customer.phones[0]?.number ?? null];
      const detail = { ...customer, email, phone, marketingOptIn: null, smsOptIn: null, parameters: [] };
      return { customerNumber: customer.customerNumber, customer: JSON.stringify(detail), fetchedAt: Date.now() };
    },
    findParameter: async (by) =>
      systemParameters.find((one) => ('id' in by ? one.id === by.id || one.name === by.id : one.name === by.name)) ??
      null,
    parameters: async () => [],
    removeParameter: async () => false,
    capabilities: async () => ({
      demo: false,
      metered: false,
      counts: false,
      combinesFilters: false,
      sorts: false,
      includesParameters: false,
      exports: false,
      imports: true,
      removesParameters: false,
      freshSeconds: null,
    }),
    quota: async () => null,
    summary: async () => ({ all: null, active: null, inactive: null, banned: null }),
    check: async () => {},
    close: async () => {},
  };
  return source;
}

/** A customer like the first one in the API's documentation, with another number. */
export function exampleCustomer(number: number): Customer {
  return {
    ...johnDoe,
    id: `k${number}`,
    customerNumber: `CUST-${String(number).padStart(6, '0')}`,
    emails: [...johnDoe.emails],
    phones: [...johnDoe.phones],
  };
}
