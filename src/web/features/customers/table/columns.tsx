import { createColumnHelper } from '@tanstack/react-table';
import type { Customer } from '../../../../contract/customer.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import {
  AmountCell,
  CountCell,
  CustomerCell,
  DayCell,
  ParameterCell,
  ParameterHeading,
} from './cells/column-cells.tsx';
import { ContactCell } from './cells/contact-cell.tsx';
import type { CustomersTableFeatures } from './tanstack-table-features.ts';

const column = createColumnHelper<CustomersTableFeatures, Customer>();

const customer = column.display({
  id: 'customer',
  header: 'Customer',
  meta: { track: 'minmax(15rem, 1.3fr)', sticky: true },
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
const numeric = [
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

/** Every column, in its usual order. The matched value shows in a list that is filtered by a parameter. */
export const columns = column.columns([customer, contact, status, parameter, ...numeric]);
