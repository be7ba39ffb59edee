/** What a list can be sorted by. Source: lists.md, "API additions". */
export const sortFields = [
  'createdAt',
  'lastOrderDate',
  'lastActivityDate',
  'totalOrders',
  'totalSpent',
  'averageOrderValue',
  'lifetimeValue',
  'name',
] as const;
export type SortField = (typeof sortFields)[number];

/** Customers without the value come last either way; those with the same one keep the list's order. */
export interface ListSort {
  readonly field: SortField;
  readonly descending: boolean;
}

export const newestFirst: ListSort = { field: 'createdAt', descending: true };

/** Reads `sort`, such as `-lifetimeValue`; a leading `-` means descending. Null for anything else. */
export function parseSort(text: string): ListSort | null {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const field = sortFields.find((one) => one === name);
  return field === undefined ? null : { field, descending };
}

export function formatSort({ field, descending }: ListSort): string {
  return descending ? `-${field}` : field;
}

export function isNewestFirst({ field, descending }: ListSort): boolean {
  return field === newestFirst.field && descending === newestFirst.descending;
}
