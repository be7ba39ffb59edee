import type { QueryClient } from '@tanstack/react-query';
import { DoneResponse } from '../../../../contract/envelope.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { mutateJson } from '../../../lib/api/api-client.ts';
import { ApiError, errorText, NetworkError, SessionExpiredError } from '../../../lib/api/api-errors.ts';
import { createStore } from '../../../lib/browser/reactive-store.ts';
import { importOptions } from './import-query.ts';
import { noAnswers, UnreadableFileError, uploadFile, type ImportAnswers } from './upload-file.ts';

/** A file that is on its way to the server, or did not arrive. */
export interface RunningUpload {
  readonly file: File;
  readonly received: number;
  /** Why it did not arrive; null while it is on its way. */
  readonly error: string | null;
}

/** Continues when what shows it is closed. */
export const runningUpload = createStore<RunningUpload | null>(null);

/** The import that this page shows to its end, with its file; null without one. */
export const shownImport = createStore<{ readonly id: string; readonly file: File | null } | null>(null);

let stopper = new AbortController();

/** Sends a file, which is then imported. */
export async function startUpload(client: QueryClient, file: File, answers: ImportAnswers = noAnswers): Promise<void> {
  stopper.abort();
  stopper = new AbortController();
  const { signal } = stopper;
  shownImport.set(null);
  runningUpload.set({ file, received: 0, error: null });
  window.addEventListener('beforeunload', warnBeforeLeaving, { signal });
  window.addEventListener('pagehide', cancelOnServer, { signal });
  try {
    const onProgress = (received: number) => runningUpload.set({ file, received, error: null });
    const state = await uploadFile(file, answers, onProgress, signal);
    await client.cancelQueries({ queryKey: importOptions().queryKey });
    client.setQueryData(importOptions().queryKey, state);
    shownImport.set({ id: state.id, file });
    runningUpload.set(null);
    stopper.abort();
  } catch (error) {
    if (signal.aborted) return;
    stopper.abort();
    runningUpload.set({ file, received: 0, error: failureText(error) });
  }
}

/** Stops the upload, which leaves nothing on the server. */
export function cancelUpload(): void {
  stopper.abort();
  cancelOnServer();
  runningUpload.set(null);
}

/** Shows no import any more. */
export function forgetImport(): void {
  runningUpload.set(null);
  shownImport.set(null);
}

/** Says why nothing is sent. */
export function refuseFile(file: File, error: string): void {
  runningUpload.set({ file, received: 0, error });
}

function failureText(error: unknown): string {
  if (error instanceof UnreadableFileError)
    return 'The file can’t be read. It may be a folder, or may have been moved or changed.';
  if (!(error instanceof ApiError)) return 'Something went wrong in your browser. Nothing was imported.';
  if (error instanceof NetworkError) return 'The server can’t be reached. Nothing was imported.';
  if (error instanceof SessionExpiredError)
    return 'Your session has ended. Nothing was imported. Sign in and try again.';
  return errorText(error);
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Otherwise the server would wait a minute for the next part. */
function cancelOnServer(): void {
  const request = { method: 'DELETE', path: importPaths.state, keepalive: true } as const;
  void mutateJson(request, DoneResponse).catch(() => {});
}
