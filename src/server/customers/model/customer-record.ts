import type { Customer, CustomerEmail, CustomerPhone } from '../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { CustomerPatch } from './customer-patch.ts';
import { mergeParameters } from './customer-parameters.ts';
import type { ParameterValues } from './customer-parameters.ts';
import { joinNames } from './contact-identity.ts';
import { RejectedRowError } from './customer-patch.ts';

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
 * Applies a patch to a stored record, or to none. `updatedAt` stays as stored unless the patch has it: the caller
 * decides whether the row changed. Throws RejectedRowError. Source: customer-writer.ts.
 */
export function applyPatch(
  stored: CustomerRecord | null,
  patch: CustomerPatch,
  now: number,
  definitions: ReadonlyMap<string, ParameterDefinition>,
  defaults: NewCustomerDefaults,
): CustomerRecord {
  checkNumbers(patch);
  const before = stored?.customer;
  const firstName = pickValue(patch.firstName, before?.firstName);
  const lastName = pickValue(patch.lastName, before?.lastName);
  const emails = patch.emails === undefined ? (before?.emails ?? []) : onePrimaryEmail(patch.emails);
  const phones = patch.phones === undefined ? (before?.phones ?? []) : onePrimaryPhone(patch.phones);
  const parameters = mergeParameters(stored?.parameters ?? {}, patch.parameters ?? {}, definitions);
  // In the order of the contract's table, which is the order of the stored JSON.
  const customer: Customer = {
    id: identity(patch.id, 'id') ?? before?.id ?? defaults.newId(),
    customerNumber:
      identity(patch.customerNumber, 'customer number') ?? before?.customerNumber ?? defaults.nextNumber(),
    firstName,
    lastName,
    displayName: displayName(before, patch, joinNames(firstName, lastName)),
    emails,
    phones,
    profilePhoto: pickValue(patch.profilePhoto, before?.profilePhoto),
    status: patch.status ?? before?.status ?? 'active',
    source: pickValue(patch.source, before?.source),
    totalOrders: pickValue(patch.totalOrders, before?.totalOrders),
    totalSpent: pickValue(patch.totalSpent, before?.totalSpent),
    averageOrderValue: pickValue(patch.averageOrderValue, before?.averageOrderValue),
    lifetimeValue: pickValue(patch.lifetimeValue, before?.lifetimeValue),
    lastOrderDate: pickValue(patch.lastOrderDate, before?.lastOrderDate),
    lastActivityDate: pickValue(patch.lastActivityDate, before?.lastActivityDate),
    createdAt: patch.createdAt ?? before?.createdAt ?? now,
    updatedAt: patch.updatedAt ?? before?.updatedAt ?? now,
  };
  return { customer, parameters };
}

function displayName(before: Customer | undefined, patch: CustomerPatch, joined: string | null): string | null {
  if (patch.displayName !== undefined) return wellFormed(patch.displayName);
  if (before === undefined || before.displayName === joinNames(before.firstName, before.lastName)) return joined;
  return before.displayName;
}

/** Null clears, undefined keeps. Invalid Unicode is replaced, since SQLite and JSON would store it differently. */
function pickValue<T extends string | number>(patched: T | null | undefined, stored: T | null | undefined): T | null;
function pickValue(
  patched: string | number | null | undefined,
  stored: string | number | null | undefined,
): string | number | null {
  if (patched === undefined) return stored ?? null;
  return typeof patched === 'string' ? patched.toWellFormed() : patched;
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

function checkNumbers(patch: CustomerPatch): void {
  for (const key of amounts) {
    const value = patch[key];
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RejectedRowError(`${key} is not a number`);
  }
  for (const key of integers) {
    const value = patch[key];
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new RejectedRowError(`${key} is not a whole number`);
  }
  for (const key of dates) {
    const value = patch[key];
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

function onePrimaryPhone(phones: readonly CustomerPhone[]): CustomerPhone[] {
  checkPrimary(phones, 'phones');
  return phones.map(({ number, isPrimary }) => {
    if (number.trim() === '') throw new RejectedRowError('A phone is empty');
    return { number: number.toWellFormed(), isPrimary: isPrimary || phones.length === 1 };
  });
}

function checkPrimary(values: readonly { readonly isPrimary: boolean }[], what: string): void {
  if (values.length > 1 && values.filter(({ isPrimary }) => isPrimary).length !== 1) {
    throw new RejectedRowError(`Exactly one of several ${what} must be primary`);
  }
}
