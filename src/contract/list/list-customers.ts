import * as z from 'zod/mini';
import { Customer } from '../customer.ts';
import { EnvelopeTimestamp } from '../envelope.ts';

export const maxLimit = 100;
/** Code points of a search, after trimming. */
export const maxSearchLength = 256;

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
