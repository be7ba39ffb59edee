import {
  columnVisibilityFeature,
  constructRow,
  metaHelper,
  tableFeatures,
  type RowModel,
  type Table,
} from '@tanstack/react-table';
import type { Customer } from '../../../../contract/customer.ts';
import type { ColumnLayout } from '../columns/field-columns.ts';

/**
 * What the table keeps in its state. Not the sorting: rows come sorted from the server, by what the address says. Nor
 * the selection: customers stay selected when they are no rows. Nor order and widths: columns come in order, and share
 * what is left over or leave, which a table of fixed widths in pixels does not know.
 */
const stateFeatures = tableFeatures({
  columnMeta: metaHelper<ColumnLayout>(),
  columnVisibilityFeature,
});

type StateFeatures = typeof stateFeatures;
type CustomerRows = RowModel<StateFeatures, Customer>['rows'];

export const features = tableFeatures({ ...stateFeatures, coreRowModel: growingRowModel });

export type CustomersTableFeatures = typeof features;

/**
 * A core row model that grows with the list. The stock one recreates the rows of all loaded customers for each page, so
 * the rows in view would render again too.
 */
function growingRowModel(table: Table<StateFeatures, Customer>): () => RowModel<StateFeatures, Customer> {
  let data: readonly Customer[] = [];
  let model = modelOf([]);
  return () => {
    if (data !== table.options.data) {
      data = table.options.data;
      const before = model.rows;
      model = modelOf(
        data.map((customer, index) => {
          const row = before[index];
          return row?.original === customer ? row : constructRow(table, customer.id, customer, index, 0);
        }),
      );
    }
    return model;
  };
}

function modelOf(rows: CustomerRows): RowModel<StateFeatures, Customer> {
  let byId: Record<string, CustomerRows[number]> | null = null;
  return {
    rows,
    flatRows: rows,
    get rowsById() {
      byId ??= Object.fromEntries(rows.map((row) => [row.id, row]));
      return byId;
    },
  };
}
