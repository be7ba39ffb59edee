import * as z from 'zod/mini';
import { Customer, customerStatuses } from './customer.ts';
import { EnvelopeTimestamp } from './envelope.ts';
import { errors } from './error-messages.ts';

export const defaultLimit = 50;
export const maxLimit = 100;
/** Code points of a search, after trimming. */
export const maxSearchLength = 256;

const codePoints = (text: string): number => [...text].length;
const present = (name: string) => z.string().check(z.minLength(1, errors.emptyParameter(name)));

/** `search`, trimmed; empty counts as absent. It may be neither too long nor have control characters. */
const SearchText = z.pipe(
  z.string().check(
    z.trim(),
    z.refine((text) => codePoints(text) <= maxSearchLength, errors.searchTooLong),
    z.refine((text) => !/\p{Cc}/u.test(text), errors.searchControlCharacter),
  ),
  z.transform((text) => (text === '' ? undefined : text)),
);

/** The query of `GET /api/v1/customers`. Each message is the `error` of a 400. Source: contract.md. */
export const ListCustomersQuery = z
  .object({
    limit: z._default(
      z.pipe(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, errors.limit)), z.transform(Number)),
      defaultLimit,
    ),
    cursor: z.optional(present('cursor')),
    search: z.optional(SearchText),
    status: z.optional(z.enum(customerStatuses, errors.status)),
    parameterId: z.optional(present('parameterId')),
    parameterName: z.optional(present('parameterName')),
    parameterValue: z.optional(z.string()),
  })
  .check(
    z.refine(
      (query) => query.search === undefined || (query.parameterId === undefined && query.parameterName === undefined),
      errors.searchWithParameter,
    ),
    z.refine(
      (query) =>
        query.parameterValue === undefined || query.parameterId !== undefined || query.parameterName !== undefined,
      errors.parameterValueAlone,
    ),
  );
export type ListCustomersQuery = z.infer<typeof ListCustomersQuery>;

/** Customers per page. */
export const PageSize = z.int().check(z.gte(1), z.lte(maxLimit));

export const Pagination = z.object({
  hasMore: z.boolean(),
  /** Null exactly when `hasMore` is false. */
  nextCursor: z.nullable(z.string()),
  /** The `limit` that was used. */
  pageSize: PageSize,
});
export type Pagination = z.infer<typeof Pagination>;

export const ListCustomersResponse = z.object({
  success: z.literal(true),
  data: z.array(Customer),
  pagination: Pagination,
  timestamp: EnvelopeTimestamp,
});
export type ListCustomersResponse = z.infer<typeof ListCustomersResponse>;
