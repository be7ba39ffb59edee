import type { FileHandle } from 'node:fs/promises';
import { errors } from '../../../contract/error-messages.ts';
import type { CustomerSource } from '../customer-source.ts';
import { SourceRefusedError } from '../source-errors.ts';
import type { ExportJobFiles, StoredExportJob } from './export-job-files.ts';
import { exportFile } from './file/export-file.ts';
import { startOfExport, walkMetered, type ExportPause } from './walk-metered.ts';

export interface WriteExportJobDeps {
  readonly source: Pick<CustomerSource, 'list' | 'get'>;
  /** Whether a person still may export; looked up before each request. */
  readonly mayExport: (personId: string) => Promise<boolean>;
}

/** An export while it is written: `job` and `pause` change. */
export interface WrittenExportJob {
  job: StoredExportJob;
  pause: ExportPause | null;
  readonly stopper: AbortController;
}

/** Where a file starts. */
export function startOfFile(
  selection: StoredExportJob['selection'],
): Pick<StoredExportJob, 'position' | 'customers' | 'bytes'> {
  return { position: startOfExport(selection), customers: 0, bytes: 0 };
}

/** Writes the file of an export from where it is to its end. Rejects with what ends it, or its stopper’s reason. */
export async function writeExportJob(
  run: WrittenExportJob,
  files: ExportJobFiles,
  { source, mayExport }: WriteExportJobDeps,
): Promise<void> {
  const file = await openFile(run, files);
  try {
    const { filter, status, selection, format, columns, definitions } = run.job;
    const filteredBy = filter.kind === 'parameter' ? filter.parameterId : null;
    const { start, textOf } = exportFile({ format, columns, definitions, fromLists: { filteredBy } });
    const write = async (text: string, progress: Partial<StoredExportJob>): Promise<void> => {
      const bytes = run.job.bytes + Buffer.byteLength(text);
      await file.appendFile(text);
      await file.datasync();
      run.job = { ...run.job, ...progress, bytes };
      await files.save(run.job);
    };
    if (run.job.bytes === 0) await write(start, {});
    const options = {
      signal: run.stopper.signal,
      onPause: (pause: ExportPause | null): void => {
        run.pause = pause;
      },
      beforeRequest: async (): Promise<void> => {
        if (!(await mayExport(run.job.person.id))) throw new SourceRefusedError(errors.forbidden);
      },
    };
    for await (const batch of walkMetered(source, { filter, status }, selection, run.job.position, options)) {
      await write(await textOf(batch.customers), {
        position: batch.position,
        customers: run.job.customers + batch.customers.length,
      });
    }
  } finally {
    await file.close();
  }
}

/** Where its file is not as it was written, such as after a power cut, it starts again. */
async function openFile(run: WrittenExportJob, files: ExportJobFiles): Promise<FileHandle> {
  const file = await files.openAt(run.job);
  if (file !== null) return file;
  run.job = { ...run.job, ...startOfFile(run.job.selection) };
  const empty = await files.openAt(run.job);
  if (empty === null) throw new Error('an empty file is shorter than nothing');
  return empty;
}
