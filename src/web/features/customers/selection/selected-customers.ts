import type { Customer } from '../../../../contract/customer.ts';
import type { SelectionBody } from '../../../../contract/list/list-export.ts';
import type { Count, Sums } from '../../../../contract/list/list-metadata.ts';
import { primary } from '../model/customer-text.ts';
import type { SelectableRows, Selection } from './selection.ts';

/** The customers that were picked, as the rows have them by now: in their order, then those of other lists. */
export function pickedCustomers({ customers }: Selection, rows: SelectableRows): readonly Customer[] {
  const indexes = [...customers.keys()].map((id) => rows.indexOfId(id)).filter((index) => index >= 0);
  const inList = indexes.toSorted((a, b) => a - b).flatMap((index) => rows.customers[index] ?? []);
  return [...inList, ...[...customers.values()].filter(({ id }) => rows.indexOfId(id) < 0)];
}

/** What the server needs to know of the selection. */
export function selectionBody(selection: Selection, rows: SelectableRows): SelectionBody {
  if (selection.isAll) return { except: [...selection.customers.keys()] };
  return { only: pickedCustomers(selection, rows).map(({ id }) => id) };
}

/** How many customers are selected; null while the list is not counted. */
export function selectedCount({ isAll, customers }: Selection, total: Count | null): Count | null {
  if (!isAll) return { count: customers.size, atLeast: false };
  return total === null ? null : { ...total, count: Math.max(0, total.count - customers.size) };
}

/** What the selected customers amount to; null where the sums of the whole list are not known. */
export function selectedSums({ isAll, customers }: Selection, listSums: Sums | null): Sums | null {
  const sum = (field: keyof Sums): Sums[keyof Sums] => {
    const values = [...customers.values()].flatMap((customer) => customer[field] ?? []);
    const own = { sum: values.reduce((total, value) => total + value, 0), customers: values.length };
    if (!isAll || listSums === null) return own;
    const whole = listSums[field];
    return { sum: whole.sum - own.sum, customers: whole.customers - own.customers };
  };
  if (isAll && listSums === null) return null;
  return { totalSpent: sum('totalSpent'), totalOrders: sum('totalOrders'), lifetimeValue: sum('lifetimeValue') };
}

export type ContactKind = 'email' | 'phone';

/** The primary emails or phones of customers, and how many of them have none. */
export function contactsOf(
  customers: readonly Pick<Customer, 'emails' | 'phones'>[],
  kind: ContactKind,
): { readonly contacts: readonly string[]; readonly missing: number } {
  const contacts = customers.flatMap(({ emails, phones }) =>
    kind === 'email' ? (primary(emails)?.address ?? []) : (primary(phones)?.number ?? []),
  );
  return { contacts, missing: customers.length - contacts.length };
}

/** `4 phones copied, 1 customer has none`. */
export function copiedText(
  kind: ContactKind,
  copied: number,
  missing: number,
  count: (value: number) => string,
): string {
  if (copied === 0) return missing === 1 ? `This customer has no ${kind}` : `None of these customers has ${a[kind]}`;
  const what = `${count(copied)} ${kind}${copied === 1 ? '' : 's'} copied`;
  if (missing === 0) return what;
  return `${what}, ${count(missing)} ${missing === 1 ? 'customer has' : 'customers have'} none`;
}

const a = { email: 'an email', phone: 'a phone' } as const;
