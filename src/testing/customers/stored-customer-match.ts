import { CustomerDetail } from '../../contract/customer.ts';
import type { CustomerSource } from '../../server/customers/customer-source.ts';
import type { CustomerPatch } from '../../server/customers/model/customer-patch.ts';

export const email = (address: string) => [{ address, isPrimary: true }];
export const phone = (number: string) => [{ number, isPrimary: true }];
/** Whom the suites look up and meet. */
export const ann: CustomerPatch = {
  firstName: 'Ann',
  lastName: 'Müller',
  emails: email('ann@example.com'),
  phones: phone('+442079460958'),
};

/** What a source tells of one customer, read by the contract; null when it has none. */
export async function detail(source: CustomerSource, customerId: string): Promise<CustomerDetail | null> {
  const text = (await source.get(customerId))?.customer ?? null;
  return text === null ? null : CustomerDetail.parse(JSON.parse(text));
}
