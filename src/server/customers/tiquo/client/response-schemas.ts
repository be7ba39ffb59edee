import * as z from 'zod/mini';
import { errors } from '../../../../contract/error-messages.ts';
import {
  CustomerParameter,
  CustomerStatus,
  Timestamp,
  type Customer,
  type CustomerDetail,
} from '../../../../contract/customer.ts';
import { SourceFailedError } from '../../source-errors.ts';

/*
 * Tiquo's responses by its documentation (contract.md). What it does not promise may be absent and becomes null, what
 * it adds is dropped, and any other difference is drift, named by its path.
 */

/** Customers on a page, ten times what is requested, and emails, phones or parameters of one customer. */
const maxCustomers = 1000;
const maxPerCustomer = 1000;
const anything = z.array(z.unknown());

const absent = <T extends z.core.$ZodType>(schema: T) =>
  z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value ?? null),
  );
const text = absent(z.string());
const amount = absent(z.number());
const time = absent(Timestamp);
const isPrimary = z.pipe(
  z.optional(z.nullable(z.boolean())),
  z.transform((value) => value ?? false),
);
const emails = z.pipe(absent(few(z.object({ address: z.string(), isPrimary }))), z.transform(onePrimary));
const phones = z.pipe(absent(few(z.object({ number: z.string(), isPrimary }))), z.transform(onePrimary));

const Parameters = few(CustomerParameter);

/** In the order of the contract's table, which is the order they are sent in. */
const customerFields = {
  id: z.string().check(z.minLength(1)),
  customerNumber: z.string().check(z.minLength(1)),
  firstName: text,
  lastName: text,
  displayName: text,
  emails,
  phones,
  profilePhoto: text,
  status: CustomerStatus,
  source: text,
  totalOrders: absent(z.int()),
  totalSpent: amount,
  averageOrderValue: amount,
  lifetimeValue: amount,
  lastOrderDate: time,
  lastActivityDate: time,
  createdAt: Timestamp,
  updatedAt: Timestamp,
};

const Listed = z.object({ ...customerFields, parameterValue: text });
const Detailed = z.object({
  ...customerFields,
  email: text,
  phone: text,
  marketingOptIn: absent(z.boolean()),
  smsOptIn: absent(z.boolean()),
  // Not documented, so no form of it is drift.
  parameters: z.pipe(
    z.optional(z.unknown()),
    z.transform((given) => Parameters.safeParse(given).data ?? []),
  ),
});

/** The longest cursor as JSON, in bytes: it goes into ours, which is part of a URL. */
const longestCursor = 4096;
const fitsAUrl = (cursor: string): boolean => Buffer.byteLength(JSON.stringify(cursor)) <= longestCursor;
const PageReply = z.object({
  success: z.literal(true),
  data: anything.check(z.maxLength(maxCustomers)),
  pagination: z.object({ hasMore: z.boolean(), nextCursor: absent(z.string().check(z.refine(fitsAUrl))) }),
});
const CustomerReply = z.object({ success: z.literal(true), data: Detailed });

/** One of Tiquo's pages; `next` is its cursor, null at the end. */
export interface TiquoPage {
  readonly customers: readonly Customer[];
  readonly next: string | null;
}

/** The page requested with this cursor. Throws a SourceFailedError that names what is not as documented. */
export function parsePage(body: unknown, cursor: string | null): TiquoPage {
  const { data, pagination } = parsed(PageReply, body);
  const { hasMore, nextCursor } = pagination;
  // One after the other: zod would describe everything that is wrong with each, and block the event loop for it.
  const customers = data.map((one, index) => listed(parsed(Listed, one, ['data', index])));
  // Without a new cursor, the list would never end.
  if (hasMore && (nextCursor === null || nextCursor === '' || nextCursor === cursor))
    throw drift('pagination.nextCursor');
  return { customers, next: hasMore ? nextCursor : null };
}

/** A customer that was looked up. Throws a SourceFailedError that names what is not as documented. */
export function parseCustomer(body: unknown): CustomerDetail {
  const { data } = parsed(CustomerReply, body);
  const allEmails =
    data.emails.length === 0 && data.email !== null ? [{ address: data.email, isPrimary: true }] : data.emails;
  const allPhones =
    data.phones.length === 0 && data.phone !== null ? [{ number: data.phone, isPrimary: true }] : data.phones;
  return {
    ...data,
    emails: allEmails,
    phones: allPhones,
    email: data.email ?? allEmails.find((email) => email.isPrimary)?.address ?? null,
    phone: data.phone ?? allPhones.find((phone) => phone.isPrimary)?.number ?? null,
  };
}

function listed({ parameterValue, ...customer }: z.infer<typeof Listed>): Customer {
  return parameterValue === null ? customer : { ...customer, parameterValue };
}

/** The contract promises one primary contact. If Tiquo marks none or several, the first one is. */
function onePrimary<T extends { readonly isPrimary: boolean }>(contacts: readonly T[] | null): T[] {
  const all = contacts ?? [];
  const first = Math.max(
    0,
    all.findIndex((contact) => contact.isPrimary),
  );
  return all.map((contact, index) => ({ ...contact, isPrimary: index === first }));
}

/** An array whose length is checked first: describing what is wrong with each of a million takes a minute. */
function few<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(anything.check(z.maxLength(maxPerCustomer)), z.array(schema));
}

function parsed<T extends z.ZodMiniType>(schema: T, value: unknown, at: readonly PropertyKey[] = []): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw drift(pathText([...at, ...(result.error.issues[0]?.path ?? [])]));
}

function drift(field: string): SourceFailedError {
  const sentence = errors.upstreamDrift(field);
  return new SourceFailedError('failed', sentence, sentence);
}

/** Such as `data[3].status`. The names are the schema's own, so it holds nothing of the response. */
function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole response';
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
