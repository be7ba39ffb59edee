import { joinNames } from '../../contract/joined-name.ts';
import type { Customer } from '../../contract/customer.ts';
import type { ListSort } from '../../contract/list/list-sort.ts';
import { foldText } from '../../contract/search-text.ts';
import type { ListCondition } from '../../server/customers/model/lists/list-condition.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Whether a customer satisfies a condition, as simply as possible. */
export function satisfies(customer: Customer, parameters: Values, { subject, test }: ListCondition): boolean {
  const held = heldValues(customer, parameters, subject);
  switch (test.kind) {
    case 'set':
      return held.length > 0 === test.isSet;
    case 'range': {
      const isDate = subject.kind === 'parameter' && subject.isDate;
      const numbers = held.map((value) => (isDate ? new Date(String(value)).getTime() : Number(value)));
      return numbers.some((value) => value >= test.from && value <= test.to);
    }
    case 'oneOf':
      return held.some((value) => test.values.includes(String(value))) !== test.isNegated;
  }
}

function heldValues(
  customer: Customer,
  parameters: Values,
  subject: ListCondition['subject'],
): readonly (string | number)[] {
  if (subject.kind === 'parameter') return [parameters[subject.id] ?? []].flat();
  switch (subject.field) {
    case 'email':
      return customer.emails.map(({ address }) => address);
    case 'phone':
      return customer.phones.map(({ number }) => number);
    case 'name': {
      const name = sortName(customer);
      return name === null ? [] : [name];
    }
    default:
      return [customer[subject.field] ?? []].flat();
  }
}

/** Compares two customers of a list that is sorted; 0 where the list's own order decides. */
export function compareBy({ field, descending }: ListSort): (a: Customer, b: Customer) => number {
  const value = (customer: Customer): string | number | null =>
    field === 'name' ? sortName(customer) : customer[field];
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === right) return 0;
    if (left === null) return 1;
    if (right === null) return -1;
    const ascending =
      typeof left === 'string' ? Buffer.compare(Buffer.from(left), Buffer.from(String(right))) : left - Number(right);
    return descending ? -ascending : ascending;
  };
}

function sortName({ displayName, firstName, lastName }: Customer): string | null {
  const name = displayName ?? joinNames(firstName, lastName) ?? '';
  const folded = foldText(name).trim().replace(/\s+/gu, ' ');
  return folded === '' ? null : folded;
}

/** The value that a list by parameter shows; null if the customer is not in it. `sought` null: any value. */
export function matchedValue(value: string | readonly string[] | undefined, sought: string | null): string | null {
  if (value === undefined) return null;
  const options = typeof value === 'string' ? [value] : value;
  if (sought === null) return options.join(', ');
  return options.includes(sought) ? sought : null;
}
