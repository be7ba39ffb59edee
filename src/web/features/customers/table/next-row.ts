import type { ListedRows } from './table-rows.ts';

/** The row a key leads to from the current one (−1 for none), past headings; null when the key leads nowhere. */
export function nextRow(key: string, current: number, rows: ListedRows): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return customerFrom(current + 1, 1, rows);
    case 'ArrowUp':
    case 'k':
      return current < 0 ? null : customerFrom(current - 1, -1, rows);
    case 'Home':
      return customerFrom(0, 1, rows);
    case 'End':
      return customerFrom(rows.count - 1, -1, rows);
    default:
      return null;
  }
}

function customerFrom(start: number, step: 1 | -1, rows: ListedRows): number | null {
  for (let index = start; index >= 0 && index < rows.count; index += step) {
    if (rows.at(index)?.kind === 'customer') return index;
  }
  return null;
}
