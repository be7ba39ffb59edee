import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';

/** A customer numbered and dated by `index` (later ones are newer), with the fields that a test overrides. */
export function buildCustomer(index: number, overrides: CustomerUpsert = {}): CustomerUpsert {
  return {
    id: `id-${index}`,
    customerNumber: `CUST-${String(index).padStart(6, '0')}`,
    firstName: `First${index}`,
    lastName: `Last${index}`,
    emails: [{ address: `person${index}@example.com`, isPrimary: true }],
    phones: [],
    status: 'active',
    createdAt: 1_700_000_000_000 + index * 1000,
    updatedAt: 1_700_000_000_000 + index * 1000,
    ...overrides,
  };
}

export function buildCustomers(
  count: number,
  overrides: (index: number) => CustomerUpsert = () => ({}),
): readonly CustomerUpsert[] {
  return Array.from({ length: count }, (_, index) => buildCustomer(index + 1, overrides(index + 1)));
}
