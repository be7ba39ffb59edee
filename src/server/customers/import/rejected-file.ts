import { closeSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { StartError } from '../../start-error.ts';

/** A row that did not go in. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
  /** As the file has it. */
  readonly cells: readonly string[];
}

const ownColumns = ['line', 'reason'] as const;

const rejectedPath = (file: string): string => `${file}.rejected.csv`;

const problems: Readonly<Record<string, string>> = {
  EISDIR: 'it is a directory',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'its file system is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: "this user's disk quota is used up",
  ENAMETOOLONG: 'its name is too long',
};

/** Tries a file's place for rejects and leaves all there as it was: an import must not find out half-way. Throws a StartError. */
export function tryRejectedFile(file: string): void {
  const path = rejectedPath(file);
  const isThere = existsSync(path);
  try {
    closeSync(openSync(path, 'a+', 0o600));
    if (!isThere) rmSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError(`Rejected rows cannot be written to ${path}: ${problems[code] ?? code}.`, { cause: error });
  }
}

/** `FILE.rejected.csv`: made with the first rejected row, and made anew by every import that has one. */
export class RejectedFile {
  readonly path: string;
  count = 0;
  readonly #header: readonly string[];
  readonly #again: boolean;
  #handle: number | null = null;

  constructor(file: string, header: readonly string[]) {
    this.path = rejectedPath(file);
    // Rejects of rejects say where the row stands now, and why it is still wrong.
    this.#again = header[0] === ownColumns[0] && header[1] === ownColumns[1];
    this.#header = this.#own(header);
  }

  add(rows: readonly RejectedRow[]): void {
    if (rows.length === 0) return;
    this.#handle ??= this.#open();
    writeSync(this.#handle, stringify(rows.map(({ line, reason, cells }) => [line, safeCell(reason), ...this.#own(cells).map(safeCell)])));
    this.count += rows.length;
  }

  /** Ends the file; one that an earlier import left behind goes when this one rejected nothing. */
  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    else if (this.#isLeftOver()) rmSync(this.path);
    this.#handle = null;
  }

  #open(): number {
    // Personal data: for this user alone.
    const handle = openSync(this.path, 'w', 0o600);
    writeSync(handle, stringify([[...ownColumns, ...this.#header.map(safeCell)]]));
    return handle;
  }

  #own(cells: readonly string[]): readonly string[] {
    return this.#again ? cells.slice(ownColumns.length) : cells;
  }

  #isLeftOver(): boolean {
    if (!existsSync(this.path)) return false;
    const start = Buffer.alloc(12);
    const handle = openSync(this.path, 'r');
    readSync(handle, start, 0, start.length, 0);
    closeSync(handle);
    return start.toString() === `${ownColumns.join(',')},`;
  }
}

/** A cell that no spreadsheet takes for a formula; numbers stay numbers, and an import takes the apostrophe off again. */
export function safeCell(cell: string): string {
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(cell) && !/^\s*-?\d+(?:[.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}
