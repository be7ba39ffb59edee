import type { QueryClient } from '@tanstack/react-query';
import { DoneResponse } from '../../../../contract/envelope.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { mutateJson } from '../../../lib/api/api-client.ts';
import { ApiError, errorText, NetworkError, SessionExpiredError } from '../../../lib/api/api-errors.ts';
import { createStore } from '../../../lib/browser/reactive-store.ts';
import { importOptions, showImport, shownImport } from './shown-import.ts';
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

let stopper = new AbortController();

/** Settles once the upload before has left the server. */
let last: Promise<void> = Promise.resolve();

/** Sends a file, which is then imported. `count` formats a number. */
export function startUpload(
  client: QueryClient,
  file: File,
  count: (value: number) => string,
  answers: ImportAnswers = noAnswers,
): void {
  stopper.abort();
  const running = new AbortController();
  stopper = running;
  shownImport.set(null);
  runningUpload.set({ file, received: 0, error: null });
  last = last.then(() => upload(client, file, count, answers, running));
}

/** Stops the upload, which leaves nothing on the server. */
export function cancelUpload(): void {
  stopper.abort();
  runningUpload.set(null);
}

/** Says why nothing is sent. */
export function refuseFile(file: File, error: string): void {
  runningUpload.set({ file, received: 0, error });
}

async function upload(
  client: QueryClient,
  file: File,
  count: (value: number) => string,
  answers: ImportAnswers,
  running: AbortController,
): Promise<void> {
  const { signal } = running;
  if (signal.aborted) return;
  window.addEventListener('beforeunload', warnBeforeLeaving, { signal });
  window.addEventListener('pagehide', () => void cancelOnServer(), { signal });
  const { queryKey } = importOptions();
  try {
    const onProgress = (received: number) => runningUpload.set({ file, received, error: null });
    const state = await uploadFile(file, answers, onProgress, signal);
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, state);
    showImport(client, { id: state.id, file }, count);
    runningUpload.set(null);
  } catch (error) {
    if (!signal.aborted) return runningUpload.set({ file, received: 0, error: failureText(error) });
    await cancelOnServer();
    // Cancelled too late, it is being imported, which the page then shows.
    await client.invalidateQueries({ queryKey });
  } finally {
    running.abort();
  }
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
async function cancelOnServer(): Promise<void> {
  await mutateJson({ method: 'DELETE', path: importPaths.state, keepalive: true }, DoneResponse).catch(() => {});
}
