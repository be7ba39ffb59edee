import type { ColumnSetting } from '../../../../contract/views/column-layout.ts';

/** Changes of ordered columns, in which the first stays where it is. Each returns the columns as they are then. */
type Columns = readonly ColumnSetting[];

/** Shows a column where it last was, or after all others; hides it where it is. */
export function toggleColumn(columns: Columns, id: string): ColumnSetting[] {
  if (!columns.some((column) => column.id === id)) return [...columns, { id, isVisible: true }];
  return columns.map((column) => (column.id === id ? { ...column, isVisible: !column.isVisible } : column));
}

/** Where a column is moved to. */
export interface ColumnMove {
  readonly id: string;
  /** The column that it then follows. Unlike a position, it is the same where other columns are not on screen. */
  readonly after: string;
}

/** Moves a column. */
export function moveColumn(columns: Columns, { id, after }: ColumnMove): ColumnSetting[] {
  const moved = columns.find((column) => column.id === id);
  if (moved === undefined) return [...columns];
  const rest = columns.filter((column) => column.id !== id);
  return rest.toSpliced(rest.findIndex((column) => column.id === after) + 1, 0, moved);
}

/** The move of a column to a position among the visible ones, counted from 0. */
export function moveTo(columns: Columns, id: string, position: number): ColumnMove {
  const others = columns.filter((column) => column.isVisible && column.id !== id);
  return { id, after: others[Math.min(Math.max(position, 1), others.length) - 1]?.id ?? id };
}

/** The position of a visible column among the visible ones, counted from 0. */
export function visiblePosition(columns: Columns, id: string): number {
  return columns.filter(({ isVisible }) => isVisible).findIndex((column) => column.id === id);
}

/** Gives a column a width in CSS pixels; undefined for its own. */
export function resizeColumn(columns: Columns, id: string, size: number | undefined): ColumnSetting[] {
  return columns.map((column) => {
    if (column.id !== id) return column;
    const { size: _before, ...rest } = column;
    return size === undefined ? rest : { ...rest, size: possibleWidth(size) };
  });
}

/** The closest width that a column can have, in CSS pixels. */
export function possibleWidth(size: number): number {
  return Math.round(Math.min(2_000, Math.max(20, size)));
}
