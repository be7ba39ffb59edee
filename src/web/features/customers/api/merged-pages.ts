import type { Customer } from '../../../../contract/customer.ts';
import type { ListRequest } from '../url/list-request.ts';
import type { CustomerResponse } from './customer-queries.ts';
import type { ResponseAge } from './response-age.ts';

/** A page of a list. */
export interface ListPage extends ResponseAge {
  /** What the page answers. */
  readonly request: ListRequest;
  readonly customers: readonly Customer[];
  readonly nextCursor: string | null;
  /** The customer whose whole number, email or phone is searched for; only on the first page. */
  readonly exactMatch: CustomerResponse | null;
  /** Only the exact match was requested. The page after it is the first page of the search. */
  readonly isExactMatchOnly: boolean;
}

/** The customers of a list's pages in order, each of them once. */
export interface MergedPages {
  readonly count: number;
  readonly customers: readonly Customer[];
  /** The index of a customer by document id, −1 when it is not loaded. */
  indexOfId(id: string): number;
  /** The index of a customer by its number, −1 when it is not loaded. */
  indexOfNumber(customerNumber: string): number;
  /** When the source sent a customer's row, in ms since 1970; null when it is not loaded. */
  updatedAt(index: number): number | null;
  /** How many pages at the end, in a row, brought no new customer. */
  readonly emptyPagesAtEnd: number;
}

interface Accumulated {
  readonly pages: ListPage[];
  /** Customers after each page. */
  readonly counts: number[];
  readonly customers: Customer[];
  readonly byId: Map<string, number>;
  readonly byNumber: Map<string, number>;
}

/** Pages are only ever added to a list, so a merge continues from what was merged for the same first page. */
const accumulatedFrom = new WeakMap<ListPage, Accumulated>();

/** Merges pages. When a list grew by a page, only that page costs time. */
export function mergePages(pages: readonly ListPage[]): MergedPages {
  const [first] = pages;
  if (first === undefined) return viewOf(empty(), 0);
  let accumulated = accumulatedFrom.get(first);
  if (accumulated === undefined || !continues(accumulated, pages)) {
    accumulated = empty();
    accumulatedFrom.set(first, accumulated);
  }
  for (const page of pages.slice(accumulated.pages.length)) add(accumulated, page);
  return viewOf(accumulated, pages.length);
}

function empty(): Accumulated {
  return { pages: [], counts: [], customers: [], byId: new Map(), byNumber: new Map() };
}

function continues({ pages: known }: Accumulated, pages: readonly ListPage[]): boolean {
  const common = Math.min(known.length, pages.length);
  return known[common - 1] === pages[common - 1];
}

function add({ pages, counts, customers, byId, byNumber }: Accumulated, page: ListPage): void {
  for (const customer of page.customers) {
    if (byId.has(customer.id)) continue;
    byId.set(customer.id, customers.length);
    if (!byNumber.has(customer.customerNumber)) byNumber.set(customer.customerNumber, customers.length);
    customers.push(customer);
  }
  pages.push(page);
  counts.push(customers.length);
}

function viewOf({ pages: mergedPages, counts, customers, byId, byNumber }: Accumulated, pages: number): MergedPages {
  const count = counts[pages - 1] ?? 0;
  const within = (index: number | undefined): number => (index !== undefined && index < count ? index : -1);
  return {
    count,
    customers: customers.slice(0, count),
    indexOfId: (id) => within(byId.get(id)),
    indexOfNumber: (customerNumber) => within(byNumber.get(customerNumber)),
    updatedAt: (index) =>
      index < 0 ? null : (mergedPages[counts.findIndex((after) => index < after)]?.updatedAt ?? null),
    emptyPagesAtEnd: emptyPages(counts, pages),
  };
}

function emptyPages(counts: readonly number[], pages: number): number {
  let at = pages;
  while (at > 0 && (counts[at - 2] ?? 0) === counts[at - 1]) at--;
  return pages - at;
}
