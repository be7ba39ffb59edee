import type { Customer, CustomerEmail, CustomerPhone } from '../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { CustomerUpsert } from './customer-upsert.ts';
import { mergeParameters } from './customer-parameters.ts';
import type { ParameterValues } from './customer-parameters.ts';
import { joinNames } from '../../../contract/joined-name.ts';
import { isSamePhone } from './contact-identity.ts';
import { hasInternationalPrefix } from '../../../contract/phone/phone-text.ts';
import { RejectedRowError } from './customer-upsert.ts';

/** What a store keeps of one customer. */
export interface CustomerRecord {
  readonly customer: Customer;
  /** By parameter id. */
  readonly parameters: ParameterValues;
}

/** The values of a new customer that its row does not contain. */
export interface NewCustomerDefaults {
  readonly newId: () => string;
  readonly nextNumber: () => string;
}

/**
 * Applies an upsert to a stored record, or to none. `updatedAt` stays as stored unless the upsert has it: the caller
 * decides whether the row changed. Throws RejectedRowError. Source: customer-writer.ts.
 */
export function applyUpsert(
  stored: CustomerRecord | null,
  upsert: CustomerUpsert,
  now: number,
  definitions: ReadonlyMap<string, ParameterDefinition>,
  defaults: NewCustomerDefaults,
): CustomerRecord {
  checkNumbers(upsert);
  const before = stored?.customer;
  const firstName = pickValue(upsert.firstName, before?.firstName);
  const lastName = pickValue(upsert.lastName, before?.lastName);
  const emails = upsert.emails === undefined ? (before?.emails ?? []) : onePrimaryEmail(upsert.emails);
  const phones =
    upsert.phones === undefined ? (before?.phones ?? []) : onePrimaryPhone(upsert.phones, before?.phones ?? []);
  const parameters = mergeParameters(stored?.parameters ?? {}, upsert.parameters ?? {}, definitions);
  // In the order of the contract's table, which is the order of the stored JSON.
  const customer: Customer = {
    id: identity(upsert.id, 'id') ?? before?.id ?? defaults.newId(),
    customerNumber:
      identity(upsert.customerNumber, 'customer number') ?? before?.customerNumber ?? defaults.nextNumber(),
    firstName,
    lastName,
    displayName: displayName(before, upsert, joinNames(firstName, lastName)),
    emails,
    phones,
    profilePhoto: pickValue(upsert.profilePhoto, before?.profilePhoto),
    status: upsert.status ?? before?.status ?? 'active',
    source: pickValue(upsert.source, before?.source),
    totalOrders: pickValue(upsert.totalOrders, before?.totalOrders),
    totalSpent: pickValue(upsert.totalSpent, before?.totalSpent),
    averageOrderValue: pickValue(upsert.averageOrderValue, before?.averageOrderValue),
    lifetimeValue: pickValue(upsert.lifetimeValue, before?.lifetimeValue),
    lastOrderDate: pickValue(upsert.lastOrderDate, before?.lastOrderDate),
    lastActivityDate: pickValue(upsert.lastActivityDate, before?.lastActivityDate),
    createdAt: upsert.createdAt ?? before?.createdAt ?? now,
    updatedAt: upsert.updatedAt ?? before?.updatedAt ?? now,
  };
  return { customer, parameters };
}

function displayName(before: Customer | undefined, upsert: CustomerUpsert, joined: string | null): string | null {
  if (upsert.displayName !== undefined) return wellFormed(upsert.displayName);
  if (before === undefined || before.displayName === joinNames(before.firstName, before.lastName)) return joined;
  return before.displayName;
}

/** Null clears, undefined keeps. Invalid Unicode is replaced, since SQLite and JSON would store it differently. */
function pickValue<T extends string | number>(given: T | null | undefined, stored: T | null | undefined): T | null;
function pickValue(
  given: string | number | null | undefined,
  stored: string | number | null | undefined,
): string | number | null {
  if (given === undefined) return stored ?? null;
  return typeof given === 'string' ? given.toWellFormed() : given;
}

const wellFormed = (text: string | null): string | null => text?.toWellFormed() ?? null;

/** Characters of the longest id or customer number, which are parts of URLs. */
const longestIdentity = 256;

function identity(text: string | undefined, what: string): string | undefined {
  if (text?.trim() === '') throw new RejectedRowError(`The ${what} is empty`);
  if (text !== undefined && text.length > longestIdentity)
    throw new RejectedRowError(`The ${what} has more than ${longestIdentity} characters`);
  return text?.toWellFormed();
}

const integers = ['totalOrders'] as const;
const dates = ['lastOrderDate', 'lastActivityDate', 'createdAt', 'updatedAt'] as const;
const amounts = ['totalSpent', 'averageOrderValue', 'lifetimeValue'] as const;
/** The latest date in ECMAScript. */
const lastDate = 8_640_000_000_000_000;

function checkNumbers(upsert: CustomerUpsert): void {
  for (const key of amounts) {
    const value = upsert[key];
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RejectedRowError(`${key} is not a number`);
  }
  for (const key of integers) {
    const value = upsert[key];
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new RejectedRowError(`${key} is not a whole number`);
  }
  for (const key of dates) {
    const value = upsert[key];
    if (typeof value === 'number' && !(Number.isSafeInteger(value) && Math.abs(value) <= lastDate)) {
      throw new RejectedRowError(`${key} is not a date`);
    }
  }
}

function onePrimaryEmail(emails: readonly CustomerEmail[]): CustomerEmail[] {
  checkPrimary(emails, 'emails');
  return emails.map(({ address, isPrimary }) => {
    if (address.trim() === '') throw new RejectedRowError('An email is empty');
    return { address: address.toWellFormed(), isPrimary: isPrimary || emails.length === 1 };
  });
}

/** A number without its country stays as stored if that is the same one with it, or it could no longer be dialled. */
function onePrimaryPhone(phones: readonly CustomerPhone[], stored: readonly CustomerPhone[]): CustomerPhone[] {
  checkPrimary(phones, 'phones');
  const international = stored.filter(({ number }) => hasInternationalPrefix(number));
  const known = (number: string): string | undefined =>
    international.length === 0 || hasInternationalPrefix(number)
      ? undefined
      : international.find((other) => isSamePhone(other.number, number))?.number;
  return phones.map(({ number, isPrimary }) => {
    if (number.trim() === '') throw new RejectedRowError('A phone is empty');
    return { number: known(number) ?? number.toWellFormed(), isPrimary: isPrimary || phones.length === 1 };
  });
}

function checkPrimary(values: readonly { readonly isPrimary: boolean }[], what: string): void {
  if (values.length > 1 && values.filter(({ isPrimary }) => isPrimary).length !== 1) {
    throw new RejectedRowError(`Exactly one of several ${what} must be primary`);
  }
}
