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

/** A row that did not go in, as the file of rejects names it. */
export interface Reject {
  readonly line: number;
  readonly reason: string;
  /** As the file has it. */
  readonly cells: readonly string[];
}

const ownColumns = ['line', 'reason'] as const;
const ownStart = `${ownColumns.join(',')},`;

/** Throws a StartupError where rejects could be written nowhere: an import must not find out half-way. */
export function tryRejectedFile(file: string): void {
  if (isUsable(besideFile(file)) || mayWrite(tmpdir())) return;
  throw new StartupError(
    `Rejected rows can be written neither to ${besideFile(file)} nor below ${tmpdir()}: make room for them in one of these.`,
  );
}

/**
 * `FILE.rejected.csv`: made with the first rejected row, and made anew by every import that has one. Where that cannot
 * be written, or is a file that no import wrote, the rows go to a new one in the system's temporary directory, and so
 * do those that no longer fit. Throws what the file system says where neither can be written.
 */
export class RejectedFile {
  count = 0;
  readonly #beside: string;
  readonly #header: readonly string[];
  readonly #again: boolean;
  readonly #paths: string[] = [];
  #handle: number | null = null;

  constructor(file: string, header: readonly string[]) {
    this.#beside = besideFile(file);
    // Rejects of rejects say where the row stands now, and why it is still wrong.
    this.#again = header[0] === ownColumns[0] && header[1] === ownColumns[1];
    this.#header = this.#own(header);
  }

  /** Where the rows are. */
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

  /** Ends the file; one that an earlier import left behind goes when this one rejected nothing. */
  close(): void {
    this.#closeHandle();
    if (this.count === 0 && isOwn(this.#beside) && mayWrite(dirname(this.#beside))) rmSync(this.#beside);
  }

  #goElsewhere(text: string, cause: unknown): void {
    this.#closeHandle();
    try {
      if (this.#paths.length > 1) throw cause;
      this.#handle = this.#openElsewhere();
      writeFileSync(this.#handle, text);
    } catch (error) {
      throw new StartupError(
        `The import stopped: rejected rows could be written neither to ${this.#beside} nor below ${tmpdir()}.`,
        { cause: error },
      );
    }
  }

  #openBeside(): number {
    return isUsable(this.#beside) ? this.#open(this.#beside) : this.#openElsewhere();
  }

  #openElsewhere(): number {
    // The name of the file may be what is wrong with its place.
    return this.#open(join(mkdtempSync(join(tmpdir(), 'import-')), 'rejected.csv'));
  }

  #open(path: string): number {
    // Personal data: for this user alone.
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
    return this.#again ? cells.slice(ownColumns.length) : cells;
  }
}

function besideFile(file: string): string {
  return `${file}.rejected.csv`;
}

/** Whether rejects may be written to a path: nothing is there, or an import's own, and this user may. */
function isUsable(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined
      ? mayWrite(dirname(path))
      : isOwn(path) && mayWrite(path);
  } catch {
    return false;
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether an import wrote a file; nothing else is ever changed or removed. */
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

/**
 * A cell that no spreadsheet takes for a formula; numbers stay numbers, and `cellText` takes the apostrophe off again.
 */
export function safeCell(cell: string): string {
  // Reading trims cells anyway, and white space would hide what comes behind it.
  const text = cell.trim();
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !/^-?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text;
}
