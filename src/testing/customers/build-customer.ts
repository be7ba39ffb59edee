import type { CustomerPatch } from '../../server/customers/model/customer-patch.ts';

/** A customer numbered and dated by `index` (later ones are newer), with what a test wants otherwise. */
export function buildCustomer(index: number, wanted: CustomerPatch = {}): CustomerPatch {
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
    ...wanted,
  };
}

export function buildCustomers(
  count: number,
  wanted: (index: number) => CustomerPatch = () => ({}),
): readonly CustomerPatch[] {
  return Array.from({ length: count }, (_, index) => buildCustomer(index + 1, wanted(index + 1)));
}
