import { asciiJson } from '../model/ascii-json.ts';
import type { CustomerPage } from '../customer-source.ts';
import { encodePosition, type PagePosition } from './page-position.ts';
import type { UpstreamPage } from './client/response-schemas.ts';

/** A page of Tiquo's as it is kept: its customers as the texts they are sent on in. */
export interface KeptPage {
  readonly rows: readonly KeptRow[];
  /** Tiquo's cursor of the page after it; null at the end. */
  readonly next: string | null;
}

export interface KeptRow {
  readonly id: string;
  /** JSON in ASCII, so a character is a byte. */
  readonly text: string;
}

/** Characters of an id in a position. */
const longestId = 200;

export function keptPage({ customers, next }: UpstreamPage): KeptPage {
  return { rows: customers.map((customer) => ({ id: customer.id, text: asciiJson(customer) })), next };
}

/** A page of ours out of one of Tiquo's: at most `limit` rows from a position, fewer or none at its end. */
export function slicePage(
  { rows, next }: KeptPage,
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

/** A position goes into a URL: a longer id is left out of it. */
function shortId(id: string | undefined): string | null {
  return id !== undefined && JSON.stringify(id).length <= longestId ? id : null;
}

/**
 * The page may have been asked for again since the rows before this place were given. The row after the last one given
 * is the place; when that one has gone, a row is rather given twice than left out.
 */
function startOf(rows: readonly KeptRow[], { offset, lastId }: PagePosition): number {
  // Nothing moved, or it has no id to be found by; were an id there twice, looking for it would lead back to the first.
  if (lastId === null || rows[offset - 1]?.id === lastId) return offset;
  const last = rows.findIndex(({ id }) => id === lastId);
  return last === -1 ? Math.max(0, Math.min(offset, rows.length) - 1) : last + 1;
}
