import { describe, expect, it } from 'vitest';
import { buildCustomers } from '../../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';
import { contactLookups } from '../../model/matching/find-by-contact.ts';
import { CustomerRowsByKey } from './customer-rows-by-key.ts';
import { openForReading } from '../database/open-database.ts';

describe('the customer with a contact', () => {
  it.each([
    [100, 'CUST-000100'],
    [101, 'many'],
  ])('is not searched for here among more than a hundred (%i)', async (count, found) => {
    const { dataDir, writer } = await openTestStore();
    await writer.write(
      buildCustomers(count, () => ({ emails: [{ address: 'shared@example.com', isPrimary: true }] })),
      0,
    );
    const database = openForReading(dataDir);
    const [lookup] = contactLookups('shared@example.com');
    const row = lookup === undefined ? null : new CustomerRowsByKey(database).byContact(lookup);
    expect(row === null || row === 'many' ? row : /CUST-\d+/.exec(row.json)?.[0]).toBe(found);
    database.close();
  });
});
