import { isRejectsHeader } from '../header/map-header.ts';
import { ReportFile } from './report-file.ts';
import type { ReportKind } from './report-file.ts';

/** A rejected row as the rejects file lists it. */
export interface Reject {
  readonly line: number;
  readonly reason: string;
  /** As in the imported file. */
  readonly cells: readonly string[];
}

export const rejectedKind: ReportKind = {
  name: 'rejected',
  contents: 'Rejected rows',
  columns: ['line', 'reason'],
};

/** `FILE.rejected.csv`: the rejected rows, to be fixed and imported. */
export class RejectedFile {
  count = 0;
  readonly #report: ReportFile | null;
  /** Rejects of a rejects file get new line numbers and reasons. */
  readonly #ownColumns: number;

  /** `dryRun`: only count. */
  constructor(file: string, header: readonly string[], dryRun = false) {
    this.#ownColumns = isRejectsHeader(header) ? rejectedKind.columns.length : 0;
    this.#report = dryRun ? null : new ReportFile(rejectedKind, file, header.slice(this.#ownColumns));
  }

  get path(): string {
    return this.#report?.path ?? '';
  }

  add(rows: readonly Reject[]): void {
    this.#report?.add(rows.map(({ line, reason, cells }) => [line, reason, ...cells.slice(this.#ownColumns)]));
    this.count += rows.length;
  }

  close(): void {
    this.#report?.close();
  }
}
