import { createColumnHelper } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { fieldColumns, type FieldColumn } from '../columns/field-columns.ts';
import type { ParameterColumn } from '../columns/parameter-layout.ts';
import {
  AmountCell,
  CountCell,
  CustomerCell,
  DayCell,
  ParameterCell,
  ParameterHeading,
} from './cells/column-cells.tsx';
import { ContactCell } from './cells/contact-cell.tsx';
import { SortHeading } from './cells/sort-heading.tsx';
import type { CustomersTableFeatures } from './tanstack-table-features.ts';

const column = createColumnHelper<CustomersTableFeatures, Customer>();

function fieldDefinition({ name, ...layout }: FieldColumn, cell: (customer: Customer) => ReactNode) {
  const { id, sort, align } = layout;
  const header = sort === undefined ? name : () => <SortHeading text={name} field={sort} {...(align && { align })} />;
  return column.display({ id, header, meta: layout, cell: ({ row }) => cell(row.original) });
}

const { customer, contact, status, orders, totalSpent, averageOrder, lifetimeValue } = fieldColumns;
const { lastOrder, lastActivity, created, updated } = fieldColumns;

/** A column for each field that has one. */
export const fieldDefinitions = column.columns([
  fieldDefinition(customer, (one) => <CustomerCell customer={one} />),
  fieldDefinition(contact, (one) => <ContactCell customer={one} />),
  fieldDefinition(status, (one) => <StatusBadge status={one.status} />),
  fieldDefinition(orders, (one) => <CountCell value={one.totalOrders} />),
  fieldDefinition(totalSpent, (one) => <AmountCell value={one.totalSpent} />),
  fieldDefinition(averageOrder, (one) => <AmountCell value={one.averageOrderValue} />),
  fieldDefinition(lifetimeValue, (one) => <AmountCell value={one.lifetimeValue} strong />),
  fieldDefinition(lastOrder, (one) => <DayCell ms={one.lastOrderDate} />),
  fieldDefinition(lastActivity, (one) => <DayCell ms={one.lastActivityDate} show="ago" />),
  fieldDefinition(created, (one) => <DayCell ms={one.createdAt} />),
  fieldDefinition(updated, (one) => <DayCell ms={one.updatedAt} />),
]);

/** A column of the values of a parameter. */
export function parameterDefinition(parameter: ParameterColumn) {
  const { id, name, parameterType } = parameter;
  return column.display({
    id,
    header: () => <ParameterHeading name={name} />,
    meta: parameter,
    cell: ({ row }) => <ParameterCell customer={row.original} id={id} type={parameterType} />,
  });
}
