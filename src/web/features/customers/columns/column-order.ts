import type { ColumnSetting } from '../../../../contract/views/column-layout.ts';

/** The first column, which can neither be hidden nor moved. */
export const firstColumn = 'customer';

/**
 * The columns in the order of the table, as someone chose them and otherwise as usual. `usual` are the ids of those
 * that are shown until someone hides them: one that the choice does not know, such as a newly pinned parameter, follows
 * the usual column before it.
 */
export function orderColumns(chosen: readonly ColumnSetting[] | null, usual: readonly string[]): ColumnSetting[] {
  const ordered = [...(chosen ?? [])];
  const indexOf = (id: string) => ordered.findIndex((column) => column.id === id);
  for (const [at, id] of usual.entries()) {
    if (indexOf(id) >= 0) continue;
    ordered.splice(at === 0 ? 0 : indexOf(usual[at - 1] ?? '') + 1, 0, { id, isVisible: true });
  }
  const first = ordered.find(({ id }) => id === firstColumn);
  return [{ ...first, id: firstColumn, isVisible: true }, ...ordered.filter(({ id }) => id !== firstColumn)];
}
