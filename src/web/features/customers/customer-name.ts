import type { Customer } from '../../../contract/customer.ts';

type Named = Pick<Customer, 'displayName' | 'firstName' | 'lastName' | 'emails' | 'phones' | 'customerNumber'>;

/** What a customer is called: a name, else an email, else a phone number, else the customer number. */
export function customerName(customer: Named): string {
  const named = [
    customer.displayName,
    [customer.firstName, customer.lastName].map((part) => part?.trim() ?? '').join(' '),
    primaryEmail(customer),
    primaryPhone(customer),
  ];
  return named.map((name) => name?.trim() ?? '').find((name) => name !== '') ?? customer.customerNumber;
}

export function primaryEmail({ emails }: Pick<Customer, 'emails'>): string | null {
  return (emails.find((email) => email.isPrimary) ?? emails[0])?.address ?? null;
}

export function primaryPhone({ phones }: Pick<Customer, 'phones'>): string | null {
  return (phones.find((phone) => phone.isPrimary) ?? phones[0])?.number ?? null;
}
