import * as z from 'zod/mini';
import type { CustomerPage } from '../../customer-source.ts';
import { escapeNonAsciiJson } from '../../model/escape-non-ascii-json.ts';
import type { TiquoPage } from '../client/response-schemas.ts';

/** One of Tiquo's pages as it is cached, its customers as the texts sent to clients. */
export interface CachedPage {
  readonly rows: readonly CachedRow[];
  /** Tiquo's cursor of the next page; null at the end. */
  readonly next: string | null;
}

export interface CachedRow {
  readonly id: string;
  /** JSON in ASCII, so a character is a byte. */
  readonly text: string;
}

/** Where one of our pages starts within one of Tiquo's, which are larger. */
export interface PagePosition {
  /** Tiquo's cursor of that page; null for the first. */
  readonly cursor: string | null;
  /** Rows of it that were sent already. */
  readonly offset: number;
  /** The id of the last row sent, to continue after it when rows before it have come or gone; null at the start. */
  readonly lastId: string | null;
}

export const firstPosition: PagePosition = { cursor: null, offset: 0, lastId: null };

/** Longest id kept in a position, in characters: positions go into URLs. */
const longestId = 200;

export function cachedPage({ customers, next }: TiquoPage): CachedPage {
  return { rows: customers.map((customer) => ({ id: customer.id, text: escapeNonAsciiJson(customer) })), next };
}

/** One of our pages: at most `limit` rows of Tiquo's page from a position on; fewer or none at its end. */
export function slicePage(
  { rows, next }: CachedPage,
  position: PagePosition,
  limit: number,
): Pick<CustomerPage, 'customers' | 'next'> {
  const start = startOf(rows, position);
  const slice = rows.slice(start, start + limit);
  const end = start + slice.length;
  const lastId = slice.length === 0 ? position.lastId : shortId(slice.at(-1)?.id);
  return {
    customers: slice.map(({ text }) => text).join(','),
    next:
      end < rows.length
        ? encodePosition({ cursor: position.cursor, offset: end, lastId })
        : next === null
          ? null
          : encodePosition({ cursor: next, offset: 0, lastId: null }),
  };
}

const Encoded = z.object({ c: z.nullable(z.string()), o: z.int().check(z.gte(0)), i: z.optional(z.string()) });

/** The position as the source's `next`; HTTP signs it. */
export function encodePosition({ cursor, offset, lastId }: PagePosition): string {
  return JSON.stringify({ c: cursor, o: offset, ...(lastId === null ? {} : { i: lastId }) });
}

/** Throws for text that no page gave as its `next`. */
export function decodePosition(text: string): PagePosition {
  const { c, o, i } = Encoded.parse(JSON.parse(text));
  return { cursor: c, offset: o, lastId: i ?? null };
}

function shortId(id: string | undefined): string | null {
  return id !== undefined && JSON.stringify(id).length <= longestId ? id : null;
}

/**
 * The page may have been fetched again since the rows before this position were sent. It continues after the last row
 * sent. When that one is gone, a row is sent twice rather than left out.
 */
function startOf(rows: readonly CachedRow[], { offset, lastId }: PagePosition): number {
  // Nothing moved, or the last row has no id to find it by. If an id occurs twice, searching for it could go back.
  if (lastId === null || rows[offset - 1]?.id === lastId) return offset;
  const last = rows.findIndex(({ id }) => id === lastId);
  return last === -1 ? Math.max(0, Math.min(offset, rows.length) - 1) : last + 1;
}
