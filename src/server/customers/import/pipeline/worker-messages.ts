import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { PreparedPatch } from '../../model/customer-patch.ts';
import type { FileSettings, ImportScan, ImportRow } from '../import-file.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly settings: FileSettings;
  /** Read the file once and show its first rows, no more. */
  readonly dryRun: boolean;
  /** Milliseconds; what missing dates become. */
  readonly now: number;
}

export type PreviewRow = Pick<ImportRow, 'line' | 'parsed'>;

export type FromWorker =
  /** Bytes read so far of the first pass. */
  | { readonly kind: 'scanning'; readonly bytes: number; readonly size: number }
  /** The first pass is over; `defined` are the wanted parameters with the ids that the rows will name. */
  | {
      readonly kind: 'scanned';
      readonly scan: ImportScan;
      readonly defined: readonly ParameterDefinition[];
      readonly preview: readonly PreviewRow[];
    }
  /** Rows to write, out of `read` ones. */
  | { readonly kind: 'batch'; readonly rows: readonly PreparedPatch[]; readonly read: number }
  | { readonly kind: 'done'; readonly rejected: number; readonly rejectsFile: string }
  /** One sentence for the person who started the import. */
  | { readonly kind: 'error'; readonly message: string };

export type ToWorker =
  /** The scanned file may be read again, for its rows. */
  | { readonly kind: 'go' }
  /** The oldest batch that was not answered is durable, but for these rows. */
  | { readonly kind: 'written'; readonly rejected: readonly { readonly at: number; readonly reason: string }[] };

/** A message between the two threads of one import, which only ever send these. */
export function fromWorker(message: unknown): FromWorker {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- sent by prepare-worker.ts alone
  return message as FromWorker;
}

export function toWorker(message: unknown): ToWorker {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- sent by run-import.ts alone
  return message as ToWorker;
}

export function taskOf(data: unknown): WorkerTask {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- given by run-import.ts alone
  return data as WorkerTask;
}
