/** How many cells there are up to the last that is not empty. */
export function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** A row of empty cells, as spreadsheets append below a table. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Why a row does not fit a table of so many columns; null if it does. */
export function columnCountError(cells: readonly string[], columns: number): string | null {
  const tooMany = cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '');
  if (!tooMany && cells.length >= columns) return null;
  return `The row has ${cells.length === 1 ? '1 cell' : `${cells.length} cells`}, but there are ${columns} columns`;
}
