/** What decides whether a column is shown. Widths are in one unit. */
export interface ColumnNeed {
  readonly id: string;
  readonly width: number;
  /** Columns of a lower priority leave first. */
  readonly priority: number;
  /** It may get narrower once no other column can leave. */
  readonly shrinks?: true;
}

/** From this priority on, columns never leave. */
const essential = 90;
/** How narrow columns may get, as a part of their width. */
export const narrowest = 0.6;

/** The columns that fit into a width, in order. Where even the essential ones do not, some of them are narrower. */
export function fittingColumns<C extends ColumnNeed>(columns: readonly C[], width: number): readonly C[] {
  const leaving = new Set<ColumnNeed>();
  let needed = widthOf(columns);
  for (const column of columns.toSorted((a, b) => a.priority - b.priority)) {
    if (needed <= width || column.priority >= essential) break;
    leaving.add(column);
    needed -= column.width;
  }
  const staying = columns.filter((column) => !leaving.has(column));
  if (needed <= width) return staying;
  const shrinking = widthOf(staying.filter(({ shrinks }) => shrinks));
  const factor = Math.max(narrowest, 1 - (needed - width) / shrinking);
  return staying.map((column) => (column.shrinks ? { ...column, width: column.width * factor } : column));
}

/** The width of columns side by side. */
export function widthOf(columns: readonly ColumnNeed[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}
