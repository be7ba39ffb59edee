import { useTable, type ReactTable } from '@tanstack/react-table';
import { useMemo, type RefObject } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import type { ColumnLayout } from '../columns/field-columns.ts';
import { widthOf } from '../columns/fitting-columns.ts';
import { endSpace, useFittingColumns, withSize } from '../columns/use-fitting-columns.ts';
import type { ListColumn } from '../columns/use-list-columns.ts';
import { useSortContext } from './cells/row-context.ts';
import { fieldDefinitions, parameterDefinition } from './columns.tsx';
import { features, type CustomersTableFeatures } from './tanstack-table-features.ts';

/** The table's model, and the columns it shows as they are laid out. */
export interface CustomersTableModel {
  readonly table: ReactTable<CustomersTableFeatures, Customer>;
  readonly layout: readonly ColumnLayout[];
}

const getRowId = ({ id }: Customer) => id;

/** Of the column that the list is sorted by. */
const sortedPriority = 80;

/** The table's rows, columns and state: of the columns of the list, those that fit are visible. */
export function useCustomersTable(
  customers: readonly Customer[],
  listColumns: readonly ListColumn[],
  viewport: RefObject<HTMLElement | null>,
): CustomersTableModel {
  const sortedBy = useSortContext()?.sort.field ?? null;
  const weighted = useMemo(
    () =>
      listColumns.map((column) => {
        const sized = column.size === undefined ? column : withSize(column, column.size);
        return sortedBy !== null && 'sort' in column && column.sort === sortedBy
          ? { ...sized, priority: Math.max(column.priority, sortedPriority) }
          : sized;
      }),
    [listColumns, sortedBy],
  );
  const layout = useFittingColumns(weighted, viewport);
  const columns = useMemo(
    () =>
      listColumns.flatMap((column) =>
        'parameterType' in column
          ? [parameterDefinition(column)]
          : fieldDefinitions.filter(({ id }) => id === column.id),
      ),
    [listColumns],
  );
  const state = useMemo(
    () => ({
      columnVisibility: Object.fromEntries(
        columns.map(({ id = '' }) => [id, layout.some((column) => column.id === id)]),
      ),
    }),
    [columns, layout],
  );
  const table = useTable(
    useMemo(() => ({ features, columns, data: customers, getRowId, state }), [customers, columns, state]),
  );
  return { table, layout };
}

/** The tracks of the CSS grid that lays out columns. */
export function gridTracks(layout: readonly ColumnLayout[]): string {
  return layout.map(({ width, grow }) => `minmax(${width}rem, ${grow}fr)`).join(' ');
}

/** The least width of a row. Not `max-content`, which multiplies the widest text by the shares of the columns. */
export function tableWidth(layout: readonly ColumnLayout[]): string {
  return `${widthOf(layout) + endSpace}rem`;
}
