import * as z from 'zod/mini';
import { successOf } from './envelope.ts';

/** `status` of a customer and the values of the `status` query parameter. Source: contract.md. */
export const customerStatuses = ['active', 'inactive', 'banned'] as const;
export const CustomerStatus = z.enum(customerStatuses);
export type CustomerStatus = z.infer<typeof CustomerStatus>;

/** Milliseconds since 1970-01-01T00:00:00Z; before 1970 is negative. The bound is ECMAScript's own for a Date. */
export const Timestamp = z.int().check(z.gte(-8_640_000_000_000_000), z.lte(8_640_000_000_000_000));

export const CustomerEmail = z.object({ address: z.string(), isPrimary: z.boolean() });
export type CustomerEmail = z.infer<typeof CustomerEmail>;

export const CustomerPhone = z.object({ number: z.string(), isPrimary: z.boolean() });
export type CustomerPhone = z.infer<typeof CustomerPhone>;

const onePrimaryAtMost = (values: readonly { readonly isPrimary: boolean }[]): boolean =>
  values.length === 0 || values.filter((value) => value.isPrimary).length === 1;

const customerFields = {
  /** Internal document id. */
  id: z.string(),
  /** Human-readable, such as `CUST-000001`. */
  customerNumber: z.string(),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
  /** One of them is primary, when there are any. */
  emails: z.array(CustomerEmail).check(z.refine(onePrimaryAtMost)),
  /** One of them is primary, when there are any. */
  phones: z.array(CustomerPhone).check(z.refine(onePrimaryAtMost)),
  profilePhoto: z.nullable(z.string()),
  status: CustomerStatus,
  source: z.nullable(z.string()),
  totalOrders: z.nullable(z.int()),
  /** Amounts have no currency in the contract. */
  totalSpent: z.nullable(z.number()),
  averageOrderValue: z.nullable(z.number()),
  lifetimeValue: z.nullable(z.number()),
  lastOrderDate: z.nullable(Timestamp),
  lastActivityDate: z.nullable(Timestamp),
  createdAt: Timestamp,
  updatedAt: Timestamp,
};

/**
 * A customer of the list: every field present, null where unknown; `parameterValue` only when filtering by parameter.
 */
export const Customer = z.object({ ...customerFields, parameterValue: z.optional(z.string()) });
export type Customer = z.infer<typeof Customer>;

export const parameterTypes = ['boolean', 'date', 'select', 'multiselect', 'text', 'number'] as const;
export const ParameterType = z.enum(parameterTypes);
export type ParameterType = z.infer<typeof ParameterType>;

/** A parameter a customer has; `value` is an array for a multiselect, a string otherwise. */
export const CustomerParameter = z.object({
  id: z.string(),
  name: z.string(),
  type: ParameterType,
  value: z.union([z.string(), z.array(z.string())]),
});
export type CustomerParameter = z.infer<typeof CustomerParameter>;

/** The answer of Get Customer: the list's fields and what only a look-up of one customer gives. */
export const CustomerDetail = z.object({
  ...customerFields,
  /** The primary email address. */
  email: z.nullable(z.string()),
  /** The primary phone number. */
  phone: z.nullable(z.string()),
  marketingOptIn: z.nullable(z.boolean()),
  smsOptIn: z.nullable(z.boolean()),
  parameters: z.array(CustomerParameter),
});
export type CustomerDetail = z.infer<typeof CustomerDetail>;

/** The answer of `GET /api/v1/customers/{customerId}`. */
export const GetCustomerAnswer = successOf(CustomerDetail);
