import type { SortField } from '../../../../contract/list/list-sort.ts';
import type { ColumnNeed } from './fitting-columns.ts';

/**
 * How a column is laid out. Its width, in rem, is the narrowest in which nothing is cut off: the heading with its
 * arrow, and figures of a usual length.
 */
export interface ColumnLayout extends ColumnNeed {
  /** Its share of the width that is left over. */
  readonly grow: number;
  readonly align?: 'end';
  /** The width that someone gave it, in pixels. */
  readonly size?: number;
  /** It is shown only because the list is filtered by it: it has no width to keep. */
  readonly isAdded?: boolean;
  /** Stays in view when the table scrolls sideways. */
  readonly sticky?: true;
  /** What its heading sorts by. */
  readonly sort?: SortField;
}

/** A column that shows a field of a customer. */
export interface FieldColumn extends ColumnLayout {
  readonly name: string;
}

const figure = { grow: 0.4, align: 'end' } as const;

/** All of them, in their usual order. */
export const fieldColumns = {
  customer: {
    id: 'customer',
    name: 'Customer',
    width: 15,
    grow: 1.3,
    priority: 100,
    shrinks: true,
    sticky: true,
    sort: 'name',
  },
  contact: { id: 'contact', name: 'Contact', width: 16.875, grow: 1, priority: 99, shrinks: true },
  status: { id: 'status', name: 'Status', width: 6, grow: 0.1, priority: 55 },
  orders: { ...figure, ...sorted('totalOrders'), name: 'Orders', width: 4.5, priority: 50 },
  totalSpent: { ...figure, ...sorted('totalSpent'), name: 'Total spent', width: 6.5, priority: 60 },
  averageOrder: { ...figure, ...sorted('averageOrderValue'), name: 'Average order', width: 7.25, priority: 10 },
  lifetimeValue: { ...figure, ...sorted('lifetimeValue'), name: 'Lifetime value', width: 7.375, priority: 90 },
  lastOrder: { ...figure, ...sorted('lastOrderDate'), name: 'Last order', width: 6.75, priority: 30 },
  lastActivity: { ...figure, ...sorted('lastActivityDate'), name: 'Last activity', width: 6.75, priority: 15 },
  created: { ...figure, ...sorted('createdAt'), name: 'Created', width: 6.75, priority: 25 },
  updated: { ...figure, id: 'updatedAt', name: 'Updated', width: 6.75, priority: 5 },
} as const satisfies Readonly<Record<string, FieldColumn>>;

function sorted(field: SortField): { readonly id: SortField; readonly sort: SortField } {
  return { id: field, sort: field };
}
