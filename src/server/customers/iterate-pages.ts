import { setImmediate } from 'node:timers/promises';
import type { Customer } from '../../contract/customer.ts';
import type { CustomerSource, WalkedCustomer, WalkRequest } from './customer-source.ts';
import { escapeNonAsciiJson } from './model/escape-non-ascii-json.ts';

/** The largest page, for the fewest requests. */
const pageSize = 100;

/** Implements `walk()` by pages, for a source that has nothing faster. */
export async function* walkPages(
  source: Pick<CustomerSource, 'list'>,
  request: WalkRequest,
  signal?: AbortSignal,
): AsyncGenerator<readonly WalkedCustomer[]> {
  let after: string | null = null;
  do {
    signal?.throwIfAborted();
    const { customers, next } = await source.list({ ...request, limit: pageSize, after }, signal);
    if (customers !== '') yield splitPage(customers);
    after = next;
    await setImmediate();
  } while (after !== null);
}

/** The customers of a page, as a walk yields them. */
export function splitPage(page: string): readonly WalkedCustomer[] {
  if (page === '') return [];
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  const customers = JSON.parse(`[${page}]`) as readonly Customer[];
  return customers.map((customer) => ({ customer: escapeNonAsciiJson(customer), parameters: null }));
}
