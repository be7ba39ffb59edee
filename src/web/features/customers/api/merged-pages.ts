import type { Customer } from '../../../../contract/customer.ts';
import type { AnswerTime } from './response-age.ts';

/** A page as it was received. */
export interface CustomersPage extends AnswerTime {
  readonly customers: readonly Customer[];
  readonly nextCursor: string | null;
}

/** The customers of a list's pages in order, each once. */
export interface LoadedCustomers {
  readonly count: number;
  readonly customers: readonly Customer[];
  /** The place of a customer by document id, −1 when it is not loaded. */
  indexOfId(id: string): number;
  /** The place of a customer by its number, −1 when it is not loaded. */
  indexOfNumber(customerNumber: string): number;
  /** When the source said what a customer's row holds, in milliseconds since 1970; null when it is not loaded. */
  answeredAt(index: number): number | null;
  /** How many of the last pages in a row brought nobody new. */
  readonly emptyPagesAtEnd: number;
}

interface Accumulated {
  readonly pages: CustomersPage[];
  /** Customers after each page. */
  readonly counts: number[];
  readonly customers: Customer[];
  readonly byId: Map<string, number>;
  readonly byNumber: Map<string, number>;
}

/** Pages are only ever added to a list, so what was merged for its first page goes on with the next ones. */
const accumulatedFrom = new WeakMap<CustomersPage, Accumulated>();

/** Merges pages; a list that grew by a page costs that page alone. */
export function loadedCustomers(pages: readonly CustomersPage[]): LoadedCustomers {
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

function continues({ pages: known }: Accumulated, pages: readonly CustomersPage[]): boolean {
  const common = Math.min(known.length, pages.length);
  return known[common - 1] === pages[common - 1];
}

function add({ pages, counts, customers, byId, byNumber }: Accumulated, page: CustomersPage): void {
  for (const customer of page.customers) {
    if (byId.has(customer.id)) continue;
    byId.set(customer.id, customers.length);
    if (!byNumber.has(customer.customerNumber)) byNumber.set(customer.customerNumber, customers.length);
    customers.push(customer);
  }
  pages.push(page);
  counts.push(customers.length);
}

function viewOf(
  { pages: loadedPages, counts, customers, byId, byNumber }: Accumulated,
  pages: number,
): LoadedCustomers {
  const count = counts[pages - 1] ?? 0;
  const within = (index: number | undefined): number => (index !== undefined && index < count ? index : -1);
  return {
    count,
    customers: customers.slice(0, count),
    indexOfId: (id) => within(byId.get(id)),
    indexOfNumber: (customerNumber) => within(byNumber.get(customerNumber)),
    answeredAt: (index) =>
      index < 0 ? null : (loadedPages[counts.findIndex((after) => index < after)]?.answeredAt ?? null),
    emptyPagesAtEnd: emptyPages(counts, pages),
  };
}

function emptyPages(counts: readonly number[], pages: number): number {
  let at = pages;
  while (at > 0 && (counts[at - 2] ?? 0) === counts[at - 1]) at--;
  return pages - at;
}
