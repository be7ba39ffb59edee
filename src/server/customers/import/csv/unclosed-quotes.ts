import type { ColumnTarget } from '../columns/column-target.ts';
import { isEmail } from '../values/parse-contact.ts';

/**
 * Tells a cell of several lines from one that an unclosed quote made of the rows below it: CSV parses both the same
 * way, and the customers in such a cell would be lost silently.
 */
export class UnclosedQuoteDetector {
  readonly #columns: number;
  readonly #delimiter: string;
  readonly #emailColumn: number;

  constructor(targets: readonly ColumnTarget[], delimiter: string) {
    this.#columns = targets.length;
    this.#delimiter = delimiter;
    this.#emailColumn = targets.findIndex(({ kind }) => kind === 'email');
  }

  /** The index of a cell that contains rows, or -1. */
  findCell(cells: readonly string[]): number {
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      if (cell.includes('\n') && this.#containsRows(cell)) return at;
    }
    return -1;
  }

  #containsRows(cell: string): boolean {
    // The first line belongs to the cell, and the last one ends at the quote that closed it.
    const [, ...below] = cell.split('\n').filter((line) => line.trim() !== '');
    const last = below.pop() ?? '';
    // Without an email column to recognise rows by, every line must be a row, and longer than a sentence with commas.
    if (this.#emailColumn < 0)
      return (
        below.length > 1 && this.#columns > 3 && below.every((line) => this.#cellsOf(line).length === this.#columns)
      );
    return below.some((line) => this.#isRow(line)) || (last.includes(`${this.#delimiter}"`) && this.#hasEmail(last));
  }

  #isRow(line: string): boolean {
    return this.#cellsOf(line).length === this.#columns && this.#hasEmail(line);
  }

  #hasEmail(line: string): boolean {
    return isEmail((this.#cellsOf(line)[this.#emailColumn] ?? '').trim().replaceAll('"', ''));
  }

  #cellsOf(line: string): readonly string[] {
    return line.split(this.#delimiter);
  }
}
