import { ApiError, errorText, NetworkError } from '../../../lib/api/api-errors.ts';
import { createStore } from '../../../lib/browser/reactive-store.ts';
import { showToast } from '../../../ui/toast.tsx';
import { customersText } from '../model/customers-count.ts';
import { readExport, type ExportedFile, type ExportRequest } from './read-export.ts';
import { saveFile } from './save-file.ts';

/** An export that this page reads at once. */
export interface DirectExport {
  readonly request: ExportRequest;
  /** How many customers it will have about; null while unknown. */
  readonly total: number | null;
  readonly written: number;
  /** How long it has taken so far, in ms. */
  readonly elapsed: number;
  /** Why no file was saved; null while it runs. */
  readonly error: string | null;
}

/** The export that runs or has failed. It continues when its dialog is closed, and in other parts of the page. */
export const runningExport = createStore<DirectExport | null>(null);

let stopper: AbortController | null = null;

/** How often progress is shown, in ms. */
const progressInterval = 100;

/** Writes the file of an export and saves it once it is complete; true if so. `count` formats a number. */
export async function startExport(
  request: ExportRequest,
  total: number | null,
  count: (value: number) => string,
): Promise<boolean> {
  stopper?.abort();
  const running = new AbortController();
  stopper = running;
  const startedAt = performance.now();
  const job = { request, total, written: 0, elapsed: 0, error: null };
  runningExport.set(job);
  window.addEventListener('beforeunload', warnBeforeLeaving, { signal: running.signal });
  let [written, shownAt] = [0, startedAt];
  const onProgress = (customers: number) => {
    written = customers;
    const now = performance.now();
    if (now - shownAt < progressInterval) return;
    shownAt = now;
    runningExport.set({ ...job, written, elapsed: now - startedAt });
  };
  try {
    const file = await readExport(request, onProgress, running.signal);
    save(file);
    runningExport.set(null);
    showToast(`${customersText(file.customers, count)} exported to ${file.name}`);
    return true;
  } catch (error) {
    // Stopped, so there is nothing to say.
    if (running.signal.aborted) return false;
    runningExport.set({ ...job, written, error: failureText(error, written, count) });
    return false;
  } finally {
    running.abort();
  }
}

/** Stops the export, without a file, or forgets one that has failed. */
export function stopExport(): void {
  if (runningExport.get()?.error === null) showToast('Export stopped. No file was saved.');
  stopper?.abort();
  runningExport.set(null);
}

function failureText(error: unknown, written: number, count: (value: number) => string): string {
  if (!(error instanceof ApiError)) return 'Something went wrong in your browser. No file was saved.';
  if (!(error instanceof NetworkError)) return `${errorText(error)} No file was saved.`;
  if (written === 0) return 'The server can’t be reached. No file was saved.';
  return `The connection was lost after ${customersText(written, count)}. No file was saved.`;
}

function save({ name, content }: ExportedFile): void {
  const url = URL.createObjectURL(content);
  saveFile(url, name);
  // The browser has taken the content by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
