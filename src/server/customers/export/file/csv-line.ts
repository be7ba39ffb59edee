import { guardFormulas } from '../../formula-guard.ts';

/** A cell of a CSV file; null for an empty one. */
export type CsvCell = string | number | null;

/** A line of a CSV file, with cells that no spreadsheet runs as formulas. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join()}\n`;
}

const quotedCharacters = /[",\r\n]/;

function cellText(cell: CsvCell): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const text = guardFormulas(cell);
  return quotedCharacters.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
