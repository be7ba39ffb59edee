import { CustomerDetail } from '../../contract/customer.ts';
import type { CustomerSource } from '../../server/customers/customer-source.ts';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';

export const email = (address: string) => [{ address, isPrimary: true }];
export const phone = (number: string) => [{ number, isPrimary: true }];
/** The customer that the suites look up and match. */
export const ann: CustomerUpsert = {
  firstName: 'Ann',
  lastName: 'Müller',
  emails: email('ann@example.com'),
  phones: phone('+442079460958'),
};

/** Looks a customer up and parses it with the contract; null when there is none. */
export async function lookUp(source: CustomerSource, customerId: string): Promise<CustomerDetail | null> {
  const text = (await source.get(customerId))?.customer ?? null;
  return text === null ? null : CustomerDetail.parse(JSON.parse(text));
}
