import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  constructRow,
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type RowModel,
  type Table,
} from '@tanstack/react-table';
import type { Customer } from '../../../../contract/customer.ts';

/** How a column is laid out. */
export interface ColumnLayout {
  /** Its track in the CSS grid, until someone sizes the column. */
  readonly track: string;
  readonly align?: 'end';
  /** Stays in view when the table scrolls sideways. */
  readonly sticky?: true;
}

/** What the table keeps in its state. Rows come sorted from the server, so there is no sorted row model. */
const stateFeatures = tableFeatures({
  columnMeta: metaHelper<ColumnLayout>(),
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
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
