import * as z from 'zod/mini';
import { Customer, type CustomerStatus } from '../../contract/customer.ts';
import type { CustomerPage, CustomerSource, ListFilter } from '../../server/customers/customer-source.ts';

/** What a walk asks for; everybody, fifty at a time, unless told otherwise. */
export interface Walk {
  readonly filter?: ListFilter;
  readonly status?: CustomerStatus | null;
  readonly limit?: number;
  /** After each page but the last, with the customers on it. */
  readonly between?: (page: readonly Customer[]) => Promise<void>;
}

/** Every customer of a list from its first page to its end, each held to the contract's schema. */
export async function walkSource(source: CustomerSource, walk: Walk = {}): Promise<readonly Customer[]> {
  const { filter = { kind: 'all' }, status = null, limit = 50, between } = walk;
  const seen: Customer[] = [];
  let after: string | null = null;
  for (;;) {
    const { customers, next }: CustomerPage = await source.list({ filter, status, limit, after });
    const page = z.array(Customer).parse(JSON.parse(`[${customers}]`));
    if (page.length > limit) throw new Error(`A page of ${page.length} where ${limit} were asked for`);
    seen.push(...page);
    if (next === null) return seen;
    await between?.(page);
    after = next;
  }
}

export async function numbersOf(source: CustomerSource, walk: Walk = {}): Promise<readonly string[]> {
  return (await walkSource(source, walk)).map(({ customerNumber }) => customerNumber);
}
