import { columnSizingFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { Customer } from '../../../../src/contract/customer.ts';

export const features = tableFeatures({ columnSizingFeature });

const helper = createColumnHelper<typeof features, Customer>();
const dateTime = (value: number | null) => (value === null ? '' : new Date(value).toLocaleString());

/** The columns of the product's list, as plain text. */
export const columns = helper.columns([
  helper.accessor('customerNumber', { header: 'Number', size: 110 }),
  helper.accessor((customer) => customer.displayName, { id: 'name', header: 'Customer', size: 200 }),
  helper.accessor((customer) => customer.emails.find((email) => email.isPrimary)?.address, {
    id: 'email',
    header: 'Email',
    size: 260,
  }),
  helper.accessor((customer) => customer.phones.find((phone) => phone.isPrimary)?.number, {
    id: 'phone',
    header: 'Phone',
    size: 150,
  }),
  helper.accessor('status', { header: 'Status', size: 80 }),
  helper.accessor('totalOrders', { header: 'Orders', size: 80 }),
  helper.accessor('totalSpent', { header: 'Total spent', size: 100 }),
  helper.accessor('averageOrderValue', { header: 'Average order', size: 110 }),
  helper.accessor('lifetimeValue', { header: 'Lifetime value', size: 110 }),
  helper.accessor('lastOrderDate', { header: 'Last order', size: 180, cell: (info) => dateTime(info.getValue()) }),
  helper.accessor('lastActivityDate', {
    header: 'Last activity',
    size: 180,
    cell: (info) => dateTime(info.getValue()),
  }),
  helper.accessor('createdAt', { header: 'Created', size: 180, cell: (info) => dateTime(info.getValue()) }),
]);
