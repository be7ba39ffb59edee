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
import { guardFormulas } from '../../formula-guard.ts';
import { StartupError } from '../../../errors/startup-error.ts';

/** A kind of report that an import writes beside its file. */
export interface ReportKind {
  /** Of `FILE.rejected.csv`. */
  readonly name: 'rejected' | 'left-out';
  /** What the report contains, in words. */
  readonly contents: string;
  /** The first columns, by which an import recognises its own report. */
  readonly columns: readonly string[];
}

/** Throws a StartupError if a report can't be written anywhere: an import must not find out half-way. */
export function checkReportFile(kind: ReportKind, file: string): void {
  const beside = besideFile(kind, file);
  if (isUsable(kind, beside) || canWrite(tmpdir())) return;
  throw new StartupError(
    `${kind.contents} can't be written to ${beside} or below ${tmpdir()}. Make room in one of them.`,
  );
}

/**
 * A report such as `FILE.rejected.csv`: created with the first row, and replaced by every import that has one. If it
 * can't be written, or was not written by an import, the rows go to a new file in the system's temporary directory, as
 * do those that no longer fit. Throws the file system's error if neither can be written.
 */
export class ReportFile {
  readonly #kind: ReportKind;
  readonly #beside: string;
  readonly #header: readonly string[];
  readonly #paths: string[] = [];
  #handle: number | null = null;

  constructor(kind: ReportKind, file: string, header: readonly string[]) {
    this.#kind = kind;
    this.#beside = besideFile(kind, file);
    this.#header = header;
  }

  /** Where the rows are written. */
  get path(): string {
    return this.#paths.length === 0 ? this.#beside : this.#paths.join(' and ');
  }

  add(rows: readonly (readonly (string | number)[])[]): void {
    if (rows.length === 0) return;
    const text = stringify(
      rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? guardFormulas(cell) : cell))),
    );
    try {
      this.#handle ??= this.#openBeside();
      writeFileSync(this.#handle, text);
    } catch (error) {
      this.#goElsewhere(text, error);
    }
  }

  /** Closes the file; the one of an earlier import is deleted if this one has no rows. */
  close(): void {
    this.#closeHandle();
    const isStale = this.#paths.length === 0 && isOwn(this.#kind, this.#beside);
    if (isStale && canWrite(dirname(this.#beside))) rmSync(this.#beside);
  }

  #goElsewhere(text: string, cause: unknown): void {
    this.#closeHandle();
    try {
      if (this.#paths.length > 1) throw cause;
      this.#handle = this.#openElsewhere();
      writeFileSync(this.#handle, text);
    } catch (error) {
      throw new StartupError(`The import stopped: ${this.#beside} couldn't be written, nor a file below ${tmpdir()}.`, {
        cause: error,
      });
    }
  }

  #openBeside(): number {
    return isUsable(this.#kind, this.#beside) ? this.#open(this.#beside) : this.#openElsewhere();
  }

  #openElsewhere(): number {
    // Under another name, since its name may be the cause.
    return this.#open(join(mkdtempSync(join(tmpdir(), 'import-')), `${this.#kind.name}.csv`));
  }

  #open(path: string): number {
    // It holds personal data: only this user may read it.
    const handle = openSync(path, isOwn(this.#kind, path) ? 'w' : 'wx', 0o600);
    this.#paths.push(path);
    writeFileSync(handle, stringify([[...this.#kind.columns, ...this.#header.map(guardFormulas)]]));
    return handle;
  }

  #closeHandle(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}

function besideFile({ name }: ReportKind, file: string): string {
  return `${file}.${name}.csv`;
}

/** Whether a report can be written to a path: it is free or holds such a report, and this user has permission. */
function isUsable(kind: ReportKind, path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined
      ? canWrite(dirname(path))
      : isOwn(kind, path) && canWrite(path);
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
function isOwn(kind: ReportKind, path: string): boolean {
  try {
    if (!lstatSync(path).isFile()) return false;
    const handle = openSync(path, 'r');
    try {
      const columns = kind.columns.join(',');
      const start = Buffer.alloc(columns.length + 1);
      readSync(handle, start, 0, start.length, 0);
      return [`${columns},`, `${columns}\n`].includes(start.toString());
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
