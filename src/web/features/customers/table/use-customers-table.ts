import { useTable, type ColumnVisibilityState, type ReactTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { columns } from './columns.tsx';
import { features, type CustomersTableFeatures } from './tanstack-table-features.ts';

export type CustomersTableModel = ReactTable<CustomersTableFeatures, Customer>;

const getRowId = ({ id }: Customer) => id;

/**
 * The table's rows, columns and state. Column visibility, order and sizes, the selection and the sorting are set on the
 * table; the value of a parameter has a column only while the list is filtered by it.
 */
export function useCustomersTable(customers: readonly Customer[], isFiltered: boolean): CustomersTableModel {
  const [visibility, setVisibility] = useState<ColumnVisibilityState>({});
  const columnVisibility = useMemo(() => ({ ...visibility, parameterValue: isFiltered }), [visibility, isFiltered]);
  return useTable(
    useMemo(
      () => ({
        features,
        columns,
        data: customers,
        getRowId,
        manualSorting: true,
        state: { columnVisibility },
        onColumnVisibilityChange: setVisibility,
      }),
      [customers, columnVisibility],
    ),
  );
}

/** The tracks of the CSS grid that lays out the visible columns. */
export function gridTracks(table: CustomersTableModel): string {
  const { columnSizing } = table.state;
  return table
    .getVisibleLeafColumns()
    .map((column) => (column.id in columnSizing ? `${column.getSize()}px` : (column.columnDef.meta?.track ?? 'auto')))
    .join(' ');
}
