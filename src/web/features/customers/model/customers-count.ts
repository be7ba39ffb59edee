import type { Count } from '../../../../contract/list/list-metadata.ts';
import { countText } from './footer-text.ts';

/** `2,214 customers`, `10,000+ customers`, or `customers` while their number is unknown. */
export function customersText(customers: Count | number | null, count: (value: number) => string): string {
  if (customers === null) return 'customers';
  const total = typeof customers === 'number' ? { count: customers, atLeast: false } : customers;
  return `${countText(total, count)} ${total.count === 1 ? 'customer' : 'customers'}`;
}
