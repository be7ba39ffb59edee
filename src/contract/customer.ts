import * as z from 'zod/mini';
import { successOf } from './envelope.ts';

/** `status` of a customer and the values of the `status` query parameter. Source: contract.md. */
export const customerStatuses = ['active', 'inactive', 'banned'] as const;
export const CustomerStatus = z.enum(customerStatuses);
export type CustomerStatus = z.infer<typeof CustomerStatus>;

/** Milliseconds since 1970-01-01T00:00:00Z, negative before. The bounds are ECMAScript's for a Date. */
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
  /** Exactly one is primary, unless there are none. */
  emails: z.array(CustomerEmail).check(z.refine(onePrimaryAtMost)),
  /** Exactly one is primary, unless there are none. */
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

export const parameterTypes = ['boolean', 'date', 'select', 'multiselect', 'text', 'number'] as const;
export const ParameterType = z.enum(parameterTypes);
export type ParameterType = z.infer<typeof ParameterType>;

/** A parameter of a customer; `value` is an array for a multiselect, else a string. */
export const CustomerParameter = z.object({
  id: z.string(),
  name: z.string(),
  type: ParameterType,
  value: z.union([z.string(), z.array(z.string())]),
});
export type CustomerParameter = z.infer<typeof CustomerParameter>;

/**
 * A customer in the list: every field, null where unknown; `parameterValue` only when filtering by parameter,
 * `parameters` only those of `include`.
 */
export const Customer = z.object({
  ...customerFields,
  parameters: z.optional(z.array(CustomerParameter)),
  parameterValue: z.optional(z.string()),
});
export type Customer = z.infer<typeof Customer>;

/** One customer: the fields of the list and those only Get Customer has. */
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

/** The response of `GET /api/v1/customers/{customerId}`. */
export const GetCustomerResponse = successOf(CustomerDetail);
