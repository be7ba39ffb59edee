import * as z from 'zod/mini';
import { Customer, type CustomerStatus } from '../../contract/customer.ts';
import type {
  CustomerPage,
  CustomerSource,
  ListCustomersRequest,
  ListFilter,
} from '../../server/customers/customer-source.ts';

/** By default every customer, fifty at a time. */
export interface ListAllOptions extends Pick<ListCustomersRequest, 'conditions' | 'sort' | 'include'> {
  readonly filter?: ListFilter;
  readonly status?: CustomerStatus | null;
  readonly limit?: number;
  /** Called with the customers of each page except the last. */
  readonly between?: (page: readonly Customer[]) => Promise<void>;
}

/** Every customer of a list, read page by page and parsed with the contract. */
export async function listAll(source: CustomerSource, options: ListAllOptions = {}): Promise<readonly Customer[]> {
  const { filter = { kind: 'all' }, status = null, limit = 50, between, ...others } = options;
  const seen: Customer[] = [];
  let after: string | null = null;
  for (;;) {
    const { customers, next }: CustomerPage = await source.list({ ...others, filter, status, limit, after });
    const page = z.array(Customer).parse(JSON.parse(`[${customers}]`));
    if (page.length > limit) throw new Error(`A page of ${page.length} instead of ${limit}`);
    seen.push(...page);
    if (next === null) return seen;
    await between?.(page);
    after = next;
  }
}

export async function customerNumbers(
  source: CustomerSource,
  options: ListAllOptions = {},
): Promise<readonly string[]> {
  return (await listAll(source, options)).map(({ customerNumber }) => customerNumber);
}
