import type { LeftOutValue } from '../columns/parse-row.ts';
import { LeftOutFile, leftOutKind } from './left-out-file.ts';
import type { LeftOutColumn } from './left-out-file.ts';
import { RejectedFile, rejectedKind } from './rejected-file.ts';
import type { Reject } from './rejected-file.ts';
import { checkReportFile } from './report-file.ts';

/** Rejected rows that a summary shows. */
const shownRejects = 5;

/** What did not become part of a customer. */
export interface ReportSummary {
  readonly rejected: number;
  readonly rejectsFile: string;
  readonly firstRejects: readonly Omit<Reject, 'cells'>[];
  readonly leftOut: readonly LeftOutColumn[];
  readonly leftOutFile: string;
}

/** Values that the customer of a row comes in without. */
export interface LeftOutRow {
  readonly line: number;
  readonly leftOut: readonly LeftOutValue[];
}

/** Collects what is rejected or left out, in the files beside the imported one unless it is a dry run. */
export class Report {
  readonly #rejects: RejectedFile;
  readonly #leftOut: LeftOutFile;
  readonly #firstRejects: Omit<Reject, 'cells'>[] = [];

  constructor(file: string, rejectsHeader: readonly string[], dryRun: boolean) {
    this.#rejects = new RejectedFile(file, rejectsHeader, dryRun);
    this.#leftOut = new LeftOutFile(file, dryRun);
  }

  add(rejects: readonly Reject[], leftOut: readonly LeftOutRow[]): void {
    this.#rejects.add(rejects);
    this.#leftOut.add(leftOut);
    const shown = rejects.slice(0, shownRejects - this.#firstRejects.length);
    this.#firstRejects.push(...shown.map(({ line, reason }) => ({ line, reason })));
  }

  close(): ReportSummary {
    this.#rejects.close();
    this.#leftOut.close();
    return {
      rejected: this.#rejects.count,
      rejectsFile: this.#rejects.path,
      firstRejects: this.#firstRejects,
      leftOut: this.#leftOut.columns,
      leftOutFile: this.#leftOut.path,
    };
  }
}

/** Throws a StartupError if a report can't be written anywhere. */
export function checkReport(file: string): void {
  for (const kind of [rejectedKind, leftOutKind]) checkReportFile(kind, file);
}
