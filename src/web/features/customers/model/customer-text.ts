import { joinNames } from '../../../../contract/joined-name.ts';
import type { Customer, ParameterType } from '../../../../contract/customer.ts';
import { multiselectSeparator } from '../../../../contract/parameters.ts';
import type { Formats } from '../../../lib/format/date-and-number-formats.ts';
import { groupPhone } from '../../../lib/format/phone.ts';

type Named = Pick<Customer, 'displayName' | 'firstName' | 'lastName' | 'emails' | 'phones' | 'customerNumber'>;

/** A customer's name, or without one the primary email, the primary phone or the customer number. */
export function customerName(customer: Named): string {
  const name = ownName(customer);
  if (name !== null) return name;
  const email = primary(customer.emails)?.address ?? '';
  if (email !== '') return email;
  const phone = primary(customer.phones)?.number ?? '';
  return phone === '' ? customer.customerNumber : groupPhone(phone);
}

/** A customer's name; null without one. */
export function ownName({ displayName, firstName, lastName }: Named): string | null {
  const shown = displayName?.trim() ?? '';
  if (shown !== '') return shown;
  const name = joinNames(firstName, lastName)?.trim() ?? '';
  return name === '' ? null : name;
}

/** The primary email or phone; undefined when there is none. */
export function primary<T extends { readonly isPrimary: boolean }>(values: readonly T[]): T | undefined {
  return values.find((value) => value.isPrimary) ?? values[0];
}

/** A parameter's value for people: Yes or No, a date in the user's locale (never shifted), otherwise as stored. */
export function parameterValueText(type: ParameterType | null, value: string, formats: Formats): string {
  if (type === 'boolean' && value === 'true') return 'Yes';
  if (type === 'boolean' && value === 'false') return 'No';
  return type === 'date' ? formats.dateOnly(value) : value;
}

/**
 * A customer's value of a parameter; null without one. `matchedId` is the parameter that the list is filtered by, whose
 * value a customer comes with in `parameterValue`.
 */
export function valueOfParameter(
  { parameterValue, parameters }: Customer,
  parameterId: string,
  matchedId: string | null,
): string | null {
  if (parameterId === matchedId && parameterValue !== undefined) return parameterValue;
  const value = parameters?.find(({ id }) => id === parameterId)?.value ?? null;
  return value === null || typeof value === 'string' ? value : value.join(multiselectSeparator);
}
