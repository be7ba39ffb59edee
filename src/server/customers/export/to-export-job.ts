import type { ExportJob } from '../../../contract/list/export-job.ts';
import type { StoredExportJob } from './export-job-files.ts';
import type { ExportPause } from './walk-metered.ts';

/** How long an export that has ended is kept, in ms. */
export const keptFor = 24 * 3_600_000;

/** An export as its person sees it. */
export function toExportJob(job: StoredExportJob, pause: ExportPause | null): ExportJob {
  const { id, format, customers, total, startedAt, endedAt, error, isDownloaded } = job;
  const isRunning = endedAt === null;
  return {
    id,
    state: isRunning ? (pause === null ? 'running' : 'paused') : error === null ? 'done' : 'failed',
    format,
    customers,
    total,
    pausedUntil: isRunning && pause !== null ? pause.until : null,
    reason: isRunning ? (pause?.reason ?? null) : error,
    startedAt,
    keptUntil: endedAt === null ? null : endedAt + keptFor,
    fileName: fileName(job),
    isDownloaded,
  };
}

export function fileName({ startedAt, format }: StoredExportJob): string {
  return `customers-${new Date(startedAt).toISOString().slice(0, 10)}.${format}`;
}
