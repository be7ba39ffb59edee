import { createColumnHelper, metaHelper, tableFeatures } from '@tanstack/react-table';
import type { Customer } from '../../../../contract/customer.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { AmountCell, CountCell, DayCell } from './figure-cells.tsx';
import { ContactCell } from './contact-cell.tsx';
import { CustomerCard } from './customer-card.tsx';
import { CustomerCell } from './customer-cell.tsx';
import { ParameterCell, ParameterHeading } from './parameter-cell.tsx';

/** How a column stands in the table. */
export interface ColumnLook {
  /** A track of CSS grid. */
  readonly track: string;
  readonly align?: 'end';
  /** Stays when the table scrolls sideways. */
  readonly sticks?: true;
}

export const features = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });
const column = createColumnHelper<typeof features, Customer>();

const customer = column.display({
  id: 'customer',
  header: 'Customer',
  meta: { track: 'minmax(15rem, 1.3fr)', sticks: true },
  cell: ({ row }) => <CustomerCell customer={row.original} />,
});
const contact = column.display({
  id: 'contact',
  header: 'Contact',
  meta: { track: 'minmax(15.5rem, 1.4fr)' },
  cell: ({ row }) => <ContactCell customer={row.original} />,
});
const status = column.accessor('status', {
  header: 'Status',
  meta: { track: '6.75rem' },
  cell: ({ getValue }) => <StatusBadge status={getValue()} />,
});
const parameter = column.accessor('parameterValue', {
  header: () => <ParameterHeading />,
  meta: { track: 'minmax(8rem, 0.6fr)' },
  cell: ({ getValue }) => <ParameterCell value={getValue()} />,
});
const figures = [
  column.accessor('totalOrders', {
    header: 'Orders',
    meta: { track: '4.5rem', align: 'end' },
    cell: ({ getValue }) => <CountCell value={getValue()} />,
  }),
  column.accessor('totalSpent', {
    header: 'Total spent',
    meta: { track: 'minmax(7.5rem, 0.5fr)', align: 'end' },
    cell: ({ getValue }) => <AmountCell value={getValue()} />,
  }),
  column.accessor('averageOrderValue', {
    header: 'Average order',
    meta: { track: 'minmax(7.25rem, 0.5fr)', align: 'end' },
    cell: ({ getValue }) => <AmountCell value={getValue()} />,
  }),
  column.accessor('lifetimeValue', {
    header: 'Lifetime value',
    meta: { track: 'minmax(7.75rem, 0.5fr)', align: 'end' },
    cell: ({ getValue }) => <AmountCell value={getValue()} strong />,
  }),
  column.accessor('lastOrderDate', {
    header: 'Last order',
    meta: { track: 'minmax(6.5rem, 0.4fr)', align: 'end' },
    cell: ({ getValue }) => <DayCell ms={getValue()} />,
  }),
  column.accessor('lastActivityDate', {
    header: 'Last activity',
    meta: { track: 'minmax(6.75rem, 0.4fr)', align: 'end' },
    cell: ({ getValue }) => <DayCell ms={getValue()} />,
  }),
  column.accessor('createdAt', {
    header: 'Created',
    meta: { track: 'minmax(7.5rem, 0.4fr)', align: 'end' },
    cell: ({ getValue }) => <DayCell ms={getValue()} />,
  }),
];

/** The columns of a list that is not filtered by a parameter. */
export const plainColumns = column.columns([customer, contact, status, ...figures]);
/** The same with the matched values. */
export const filteredColumns = column.columns([customer, contact, status, parameter, ...figures]);
/** On a phone a row is a card. */
export const cardColumns = column.columns([
  column.display({
    id: 'card',
    header: 'Customer',
    meta: { track: 'minmax(0, 1fr)' },
    cell: ({ row }) => <CustomerCard customer={row.original} />,
  }),
]);
