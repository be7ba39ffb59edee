import type { ListSort, SortField } from '../../../../contract/list/list-sort.ts';

/** How an order is named, and which direction a first click gives: the useful one. */
interface OrderWords {
  /** The field, inside a sentence. */
  readonly field: string;
  readonly descending: { readonly name: string; readonly first: string };
  readonly ascending: { readonly name: string; readonly first: string };
}

const highest = { first: 'highest first' };
const lowest = { first: 'lowest first' };
const newest = { first: 'newest first' };
const oldest = { first: 'oldest first' };

const orders: Readonly<Record<SortField, OrderWords>> = {
  createdAt: {
    field: 'date created',
    descending: { name: 'Newest', ...newest },
    ascending: { name: 'Oldest', ...oldest },
  },
  lastOrderDate: {
    field: 'last order',
    descending: { name: 'Latest order', ...newest },
    ascending: { name: 'Earliest last order', ...oldest },
  },
  lastActivityDate: {
    field: 'last activity',
    descending: { name: 'Latest activity', ...newest },
    ascending: { name: 'Earliest last activity', ...oldest },
  },
  lifetimeValue: {
    field: 'lifetime value',
    descending: { name: 'Highest lifetime value', ...highest },
    ascending: { name: 'Lowest lifetime value', ...lowest },
  },
  totalSpent: {
    field: 'total spent',
    descending: { name: 'Highest total spent', ...highest },
    ascending: { name: 'Lowest total spent', ...lowest },
  },
  averageOrderValue: {
    field: 'average order',
    descending: { name: 'Highest average order', ...highest },
    ascending: { name: 'Lowest average order', ...lowest },
  },
  totalOrders: {
    field: 'orders',
    descending: { name: 'Most orders', first: 'most first' },
    ascending: { name: 'Fewest orders', first: 'fewest first' },
  },
  name: {
    field: 'name',
    descending: { name: 'Name, Z to A', first: 'Z to A' },
    ascending: { name: 'Name, A to Z', first: 'A to Z' },
  },
};

/** The order a first click gives: amounts and dates descending, names ascending. */
export function firstOrder(field: SortField): ListSort {
  return { field, descending: field !== 'name' };
}

/** The first orders of all fields, as the menu lists them. */
export const firstOrders: readonly ListSort[] = [
  firstOrder('createdAt'),
  firstOrder('lastOrderDate'),
  firstOrder('lastActivityDate'),
  firstOrder('lifetimeValue'),
  firstOrder('totalSpent'),
  firstOrder('averageOrderValue'),
  firstOrder('totalOrders'),
  firstOrder('name'),
];

export function reversed({ field, descending }: ListSort): ListSort {
  return { field, descending: !descending };
}

/** The order after a click on a heading: the useful direction first, then the other one. */
export function orderAfterClick(current: ListSort, field: SortField): ListSort {
  return current.field === field ? reversed(current) : firstOrder(field);
}

/** Such as “Highest lifetime value”. */
export function orderName(sort: ListSort): string {
  return wordsOf(sort).name;
}

/** Such as “Sort by lifetime value, highest first”. */
export function orderHint(sort: ListSort): string {
  return `Sort by ${orders[sort.field].field}, ${wordsOf(sort).first}`;
}

function wordsOf({ field, descending }: ListSort) {
  return orders[field][descending ? 'descending' : 'ascending'];
}
