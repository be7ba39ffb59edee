import { identifies } from '../columns/column-target.ts';
import { cellText, cellValue } from '../values/cell-text.ts';
import type { MappedField } from './column-mapping.ts';
import { fits } from './field-fit.ts';
import { readHeaderHint } from './header-hint.ts';
import { headerKey } from './header-synonyms.ts';
import { headerTarget } from './header-target.ts';
import { valueInHeader } from './value-in-header.ts';

/** Rows above the header, such as a title and a date, without blank lines. */
const mostRowsAbove = 20;

type Rows = readonly (readonly string[])[];

/** Whether the first row of a table is its header. */
export function startsWithHeader([header = [], ...below]: Rows, mapping: readonly MappedField[]): boolean {
  return filledCount(header) > 1 && namesCustomers(header, below, mapping);
}

/**
 * The index of the header below rows with a title: each has fewer cells than the header, which has those of the rows
 * below it. 0 if there is no such row.
 */
export function indexBelowTitle(rows: Rows, mapping: readonly MappedField[]): number {
  if (namesCustomers(rows[0] ?? [], [], mapping) && rows.every((cells) => filledCount(cells) < 2)) return 0;
  let widestAbove = 0;
  for (const [at, cells] of rows.slice(0, mostRowsAbove + 1).entries()) {
    const width = filledCount(cells);
    const below = rows.slice(at + 1);
    const isWider = width > widestAbove || (width === 1 && widestAbove === 1);
    if (isWider && at > 0 && width >= usualCount(below) && namesCustomers(cells, below, mapping)) return at;
    widestAbove = Math.max(widestAbove, width);
  }
  return 0;
}

/** Whether a row names a column that identifies customers, and the rows below it fit. */
function namesCustomers(cells: readonly string[], below: Rows, mapping: readonly MappedField[]): boolean {
  const names = cells.map(cellText);
  if (valueInHeader(names) !== null) return false;
  const mapped = new Set(mapping.map(({ column }) => headerKey(column)));
  if (names.some((name) => mapped.has(headerKey(name)))) return true;
  const headers = names.map(readHeaderHint);
  return headers.some((header, at) => {
    const target = headerTarget(header, headers);
    return (
      target !== null &&
      identifies(target) &&
      fits(target, below.map((row) => cellValue(row[at] ?? '')).filter(isFilled))
    );
  });
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

function filledCount(cells: readonly string[]): number {
  return cells.filter(isFilled).length;
}

/** The median. */
function usualCount(rows: Rows): number {
  return rows.map(filledCount).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0;
}
