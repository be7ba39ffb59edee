import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { DoneResponse } from '../../../../contract/envelope.ts';
import { ExportJobResponse, type ExportJob } from '../../../../contract/list/export-job.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { deleteJson, getJson, mutateJson } from '../../../lib/api/api-client.ts';
import { ApiError, errorText, NotFoundError, SessionExpiredError } from '../../../lib/api/api-errors.ts';
import { createStore, useStore } from '../../../lib/browser/reactive-store.ts';
import { showToast } from '../../../ui/toast.tsx';
import { customersText } from '../model/customers-count.ts';
import type { ExportRequest } from './read-export.ts';
import { saveFile } from './save-file.ts';
import { useMayExport } from '../../../lib/source/use-may-export.ts';

/** Time in ms between two looks at a job that runs, and the longest at one that is paused. */
const runningInterval = 700;
const longestInterval = 60_000;

function exportJobOptions() {
  return queryOptions({
    queryKey: ['export-job'],
    queryFn: async ({ signal }) => (await getJson(routes.exportJob, ExportJobResponse, signal)).data.job,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => intervalOf(data ?? null),
  });
}

function intervalOf(job: ExportJob | null): number | false {
  if (job?.state === 'running') return runningInterval;
  const saved = saving.get();
  if (job?.state === 'done' && !job.isDownloaded && saved?.id === job.id) return savingInterval(saved.since);
  if (job?.state !== 'paused') return false;
  return Math.min(longestInterval, Math.max(2 * runningInterval, (job.pausedUntil ?? 0) - Date.now()));
}

/** The user's export on the server, also one from before a reload; null if there is none, and until it is known. */
export function useExportJob(): ExportJob | null {
  return useQuery({ ...exportJobOptions(), enabled: useMayExport() }).data ?? null;
}

export interface ExportJobMutation<Input> {
  readonly send: (input: Input) => void;
  readonly isPending: boolean;
  readonly error: ApiError | null;
}

/** Starts an export of a list or selection, which has `total` customers where that is known. */
export function useStartExportJob(
  onStarted: (job: ExportJob | null) => void,
): ExportJobMutation<ExportRequest & { readonly total: number | null }> {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ format, query, selection, total }: ExportRequest & { readonly total: number | null }) => {
      const path = `${routes.exportJob}?${new URLSearchParams([...query, ['format', format]])}`;
      return (await mutateJson({ method: 'POST', path, body: { selection, total } }, ExportJobResponse)).data.job;
    },
    onSuccess: (job) => {
      client.setQueryData(exportJobOptions().queryKey, job);
      onStarted(job);
    },
    // Another tab may have started one.
    onError: () => client.invalidateQueries({ queryKey: exportJobOptions().queryKey }),
  });
  return { send: mutate, isPending, error: error instanceof ApiError ? error : null };
}

/** Stops the export, or forgets one that has ended. */
export function useRemoveExportJob(onRemoved: () => void): ExportJobMutation<void> {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      await deleteJson(routes.exportJob, DoneResponse).catch((failure: unknown) => {
        // It is gone already.
        if (!(failure instanceof NotFoundError)) throw failure;
      });
    },
    onSuccess: async () => {
      await client.cancelQueries({ queryKey: exportJobOptions().queryKey });
      client.setQueryData(exportJobOptions().queryKey, null);
      onRemoved();
    },
  });
  return { send: mutate, isPending, error: error instanceof ApiError ? error : null };
}

/** The export whose file the browser is loading, until the server has sent it whole. */
const saving = createStore<{ readonly id: string; readonly since: number } | null>(null);

/** Looks less and less often, as a file may be large, or not have been saved at all. */
function savingInterval(since: number): number {
  return Math.min(30_000, Math.max(runningInterval, (Date.now() - since) / 4));
}

/**
 * Saves the file of an export that is complete: the browser loads it, and knows its length. Asks the server first,
 * because the browser would not say that a session is over, or that the server can't be reached.
 */
export function useSaveExport(): (job: ExportJob) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    networkMode: 'always',
    mutationFn: async ({ id }: ExportJob) => {
      const { job } = (await getJson(routes.exportJob, ExportJobResponse, new AbortController().signal)).data;
      client.setQueryData(exportJobOptions().queryKey, job);
      if (job?.id !== id) throw new NotFoundError('The file is gone. Export it again');
      return job;
    },
    onSuccess: (job) => {
      saveFile(routes.exportJobFile, job.fileName);
      showToast(`Saving ${job.fileName}`);
      // One that was sent before says nothing about this time.
      if (job.isDownloaded) return;
      saving.set({ id: job.id, since: Date.now() });
      void client.invalidateQueries({ queryKey: exportJobOptions().queryKey });
    },
    onError: (error) => {
      if (error instanceof ApiError && !(error instanceof SessionExpiredError))
        showToast(`${errorText(error)} No file was saved.`);
    },
  });
  return mutate;
}

/** Whether the browser is loading the file of this export; says so once the server has sent it whole. */
export function useIsSaving(job: ExportJob | null, count: (value: number) => string): boolean {
  const isSaving = useStore(saving, (saved) => saved !== null && saved.id === job?.id);
  useEffect(() => {
    if (!isSaving || job === null || !job.isDownloaded) return;
    saving.set(null);
    showToast(`${customersText(job.customers, count)} exported to ${job.fileName}`);
  }, [isSaving, job, count]);
  return isSaving;
}
