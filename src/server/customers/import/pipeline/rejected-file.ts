import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { StartupError } from '../../../errors/startup-error.ts';

/** A rejected row as the rejects file lists it. */
export interface Reject {
  readonly line: number;
  readonly reason: string;
  /** As in the imported file. */
  readonly cells: readonly string[];
}

const ownColumns = ['line', 'reason'] as const;
const ownStart = `${ownColumns.join(',')},`;

/** Throws a StartupError if rejects can't be written anywhere: an import must not find out half-way. */
export function checkRejectedFile(file: string): void {
  if (isUsable(besideFile(file)) || canWrite(tmpdir())) return;
  throw new StartupError(
    `Rejected rows can't be written to ${besideFile(file)} or below ${tmpdir()}. Make room in one of them.`,
  );
}

/**
 * `FILE.rejected.csv`: created with the first rejected row, and replaced by every import that has one. If it can't be
 * written, or was not written by an import, the rows go to a new file in the system's temporary directory, as do those
 * that no longer fit. Throws the file system's error if neither can be written.
 */
export class RejectedFile {
  count = 0;
  readonly #beside: string;
  readonly #header: readonly string[];
  readonly #isRejectsFile: boolean;
  readonly #paths: string[] = [];
  #handle: number | null = null;

  constructor(file: string, header: readonly string[]) {
    this.#beside = besideFile(file);
    // Rejects of a rejects file get new line numbers and reasons.
    this.#isRejectsFile = header[0] === ownColumns[0] && header[1] === ownColumns[1];
    this.#header = this.#own(header);
  }

  /** Where the rows are written. */
  get path(): string {
    return this.#paths.length === 0 ? this.#beside : this.#paths.join(' and ');
  }

  add(rows: readonly Reject[]): void {
    if (rows.length === 0) return;
    const text = stringify(
      rows.map(({ line, reason, cells }) => [line, safeCell(reason), ...this.#own(cells).map(safeCell)]),
    );
    try {
      this.#handle ??= this.#openBeside();
      writeFileSync(this.#handle, text);
    } catch (error) {
      this.#goElsewhere(text, error);
    }
    this.count += rows.length;
  }

  /** Closes the file; the one of an earlier import is deleted if this one rejected nothing. */
  close(): void {
    this.#closeHandle();
    if (this.count === 0 && isOwn(this.#beside) && canWrite(dirname(this.#beside))) rmSync(this.#beside);
  }

  #goElsewhere(text: string, cause: unknown): void {
    this.#closeHandle();
    try {
      if (this.#paths.length > 1) throw cause;
      this.#handle = this.#openElsewhere();
      writeFileSync(this.#handle, text);
    } catch (error) {
      throw new StartupError(
        `The import stopped: rejected rows couldn't be written to ${this.#beside} or below ${tmpdir()}.`,
        { cause: error },
      );
    }
  }

  #openBeside(): number {
    return isUsable(this.#beside) ? this.#open(this.#beside) : this.#openElsewhere();
  }

  #openElsewhere(): number {
    // Under another name, since its name may be the cause.
    return this.#open(join(mkdtempSync(join(tmpdir(), 'import-')), 'rejected.csv'));
  }

  #open(path: string): number {
    // It holds personal data: only this user may read it.
    const handle = openSync(path, isOwn(path) ? 'w' : 'wx', 0o600);
    this.#paths.push(path);
    writeFileSync(handle, stringify([[...ownColumns, ...this.#header.map(safeCell)]]));
    return handle;
  }

  #closeHandle(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }

  #own(cells: readonly string[]): readonly string[] {
    return this.#isRejectsFile ? cells.slice(ownColumns.length) : cells;
  }
}

function besideFile(file: string): string {
  return `${file}.rejected.csv`;
}

/** Whether rejects can be written to a path: it is free or holds an import's rejects, and this user has permission. */
function isUsable(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined
      ? canWrite(dirname(path))
      : isOwn(path) && canWrite(path);
  } catch {
    return false;
  }
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether an import wrote the file; no other file is ever changed or deleted. */
function isOwn(path: string): boolean {
  try {
    if (!lstatSync(path).isFile()) return false;
    const handle = openSync(path, 'r');
    try {
      const start = Buffer.alloc(ownStart.length);
      readSync(handle, start, 0, start.length, 0);
      return start.toString() === ownStart;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

/** A cell that no spreadsheet runs as a formula; numbers stay numbers, and `cellText` removes the apostrophe again. */
function safeCell(cell: string): string {
  // Cells are trimmed on import anyway, and white space would hide a formula behind it.
  const text = cell.trim();
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !/^-?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text;
}
