import type { LeftOutValue } from '../columns/parse-row.ts';
import { ReportFile } from './report-file.ts';
import type { ReportKind } from './report-file.ts';

/** How many values of a column were left out. */
export interface LeftOutColumn {
  readonly column: string;
  readonly values: number;
}

export const leftOutKind: ReportKind = {
  name: 'left-out',
  contents: 'Values that are left out',
  columns: ['line', 'column', 'value', 'reason'],
};

/** `FILE.left-out.csv`: the values that their customers were imported without. */
export class LeftOutFile {
  readonly #report: ReportFile | null;
  readonly #counts = new Map<string, number>();

  /** `dryRun`: only count. */
  constructor(file: string, dryRun: boolean) {
    this.#report = dryRun ? null : new ReportFile(leftOutKind, file, []);
  }

  get path(): string {
    return this.#report?.path ?? '';
  }

  get columns(): LeftOutColumn[] {
    return [...this.#counts].map(([column, values]) => ({ column, values }));
  }

  add(rows: readonly { readonly line: number; readonly leftOut: readonly LeftOutValue[] }[]): void {
    const values = rows.flatMap(({ line, leftOut }) => leftOut.map((one) => ({ line, ...one })));
    this.#report?.add(values.map(({ line, column, value, reason }) => [line, column, value, reason]));
    for (const { column } of values) this.#counts.set(column, (this.#counts.get(column) ?? 0) + 1);
  }

  close(): void {
    this.#report?.close();
  }
}
