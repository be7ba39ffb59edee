import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from './merged-pages.ts';

/** With more patterns than these, numbers are of so many kinds that they tell nothing about the next one. */
const maxPatterns = 100;

/** A customer number without its figures, as numbers of one kind have it in common: `CUST-000123` is `CUST-000000`. */
export function numberPattern(customerNumber: string): string {
  return customerNumber.replace(/\d/g, '0');
}

/** The patterns of the customer numbers in the lists loaded so far; none before the first list. */
export function knownNumberPatterns(client: QueryClient): ReadonlySet<string> {
  const patterns = new Set<string>();
  for (const [, list] of client.getQueriesData<InfiniteData<ListPage>>({ queryKey: ['customers', 'list'] })) {
    for (const { customers } of list?.pages ?? []) {
      for (const { customerNumber } of customers) {
        patterns.add(numberPattern(customerNumber));
        if (patterns.size === maxPatterns) return patterns;
      }
    }
  }
  return patterns;
}
