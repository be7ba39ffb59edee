import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { PreparedUpsert } from '../../model/customer-upsert.ts';
import type { ReportSummary } from './report.ts';
import type { RefusedFile } from '../file-refused-error.ts';
import type { FileSettings, ImportScan, ImportRow } from '../customer-file.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly settings: FileSettings;
  /** Show the first rows, and write no report. */
  readonly dryRun: boolean;
  /** Milliseconds since 1970; the value of missing dates. */
  readonly now: number;
}

export type PreviewRow = Pick<ImportRow, 'line' | 'parsed'>;

export type FromWorker =
  /** Bytes read so far in the first pass. */
  | { readonly kind: 'scanning'; readonly bytes: number; readonly size: number }
  /** The first pass is done; `defined` are the new parameters with the ids that the rows will refer to. */
  | {
      readonly kind: 'scanned';
      readonly scan: ImportScan;
      readonly defined: readonly ParameterDefinition[];
      readonly preview: readonly PreviewRow[];
    }
  /** The next valid rows of a batch. */
  | { readonly kind: 'part'; readonly rows: readonly PreparedUpsert[] }
  /** The batch of the parts sent before is complete: `read` rows, with those that are not valid. */
  | { readonly kind: 'batch'; readonly read: number }
  | { readonly kind: 'done'; readonly report: ReportSummary }
  /** The file can't be imported; `message` says why to the command, `refused` to a page. */
  | { readonly kind: 'error'; readonly message: string; readonly refused: RefusedFile | null };

export type ToWorker =
  /** Start the second pass. */
  | { readonly kind: 'go' }
  /** The oldest pending batch is stored, except for these rows. */
  | { readonly kind: 'written'; readonly rejected: readonly { readonly at: number; readonly reason: string }[] };

/** A message from the other thread of the import. */
export function fromWorker(message: unknown): FromWorker {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own message
  return message as FromWorker;
}

export function toWorker(message: unknown): ToWorker {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own message
  return message as ToWorker;
}

export function taskOf(data: unknown): WorkerTask {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own message
  return data as WorkerTask;
}
