import type { Customer, CustomerEmail, CustomerPhone } from '../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { CustomerPatch } from './customer-patch.ts';
import { mergeParameters } from './customer-parameters.ts';
import type { ParameterValues } from './customer-parameters.ts';
import { joinNames } from './contact-identity.ts';
import { RejectedRowError } from './customer-patch.ts';

/** What an own store keeps of one customer. */
export interface CustomerRecord {
  readonly customer: Customer;
  /** By parameter id. */
  readonly parameters: ParameterValues;
}

/** What a new customer gets where its row says nothing. */
export interface NewCustomerDefaults {
  readonly newId: () => string;
  readonly nextNumber: () => string;
}

/**
 * The record a patch makes of a stored one, or of none. `updatedAt` stays as stored unless the patch gives it: whether
 * the row changed is the caller's to see. Throws RejectedRowError. Source: customer-writer.ts.
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
  const firstName = pick(patch.firstName, before?.firstName);
  const lastName = pick(patch.lastName, before?.lastName);
  const emails = patch.emails === undefined ? (before?.emails ?? []) : onePrimaryEmail(patch.emails);
  const phones = patch.phones === undefined ? (before?.phones ?? []) : onePrimaryPhone(patch.phones);
  const parameters = mergeParameters(stored?.parameters ?? {}, patch.parameters ?? {}, definitions);
  // The order of the contract's table is the order of the stored JSON.
  const customer: Customer = {
    id: identity(patch.id, 'id') ?? before?.id ?? defaults.newId(),
    customerNumber:
      identity(patch.customerNumber, 'customer number') ?? before?.customerNumber ?? defaults.nextNumber(),
    firstName,
    lastName,
    displayName: displayName(before, patch, joinNames(firstName, lastName)),
    emails,
    phones,
    profilePhoto: pick(patch.profilePhoto, before?.profilePhoto),
    status: patch.status ?? before?.status ?? 'active',
    source: pick(patch.source, before?.source),
    totalOrders: pick(patch.totalOrders, before?.totalOrders),
    totalSpent: pick(patch.totalSpent, before?.totalSpent),
    averageOrderValue: pick(patch.averageOrderValue, before?.averageOrderValue),
    lifetimeValue: pick(patch.lifetimeValue, before?.lifetimeValue),
    lastOrderDate: pick(patch.lastOrderDate, before?.lastOrderDate),
    lastActivityDate: pick(patch.lastActivityDate, before?.lastActivityDate),
    createdAt: patch.createdAt ?? before?.createdAt ?? now,
    updatedAt: patch.updatedAt ?? before?.updatedAt ?? now,
  };
  return { customer, parameters };
}

function displayName(before: Customer | undefined, patch: CustomerPatch, joined: string | null): string | null {
  if (patch.displayName !== undefined) return clean(patch.displayName);
  if (before === undefined || before.displayName === joinNames(before.firstName, before.lastName)) return joined;
  return before.displayName;
}

/** Null clears, absence keeps; text that is no Unicode is mended, since SQLite and JSON could not keep it alike. */
function pick<T extends string | number>(patched: T | null | undefined, stored: T | null | undefined): T | null;
function pick(
  patched: string | number | null | undefined,
  stored: string | number | null | undefined,
): string | number | null {
  if (patched === undefined) return stored ?? null;
  return typeof patched === 'string' ? patched.toWellFormed() : patched;
}

const clean = (text: string | null): string | null => text?.toWellFormed() ?? null;

/** Characters of an id or a customer number: they stand in URLs. */
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
/** ECMAScript's own bound for a date. */
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
