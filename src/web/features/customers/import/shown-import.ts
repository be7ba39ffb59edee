import { queryOptions, QueryObserver, type QueryClient } from '@tanstack/react-query';
import {
  CustomerImportResponse,
  type CustomerImport,
  type ImportSummary,
} from '../../../../contract/import/customer-import.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { getJson } from '../../../lib/api/api-client.ts';
import { createStore } from '../../../lib/browser/reactive-store.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listActions } from '../list-actions.ts';
import { customersText } from '../model/customers-count.ts';

/** The user's import on the server, also one from before a reload. */
export function importOptions() {
  return queryOptions({
    queryKey: ['import'],
    queryFn: async ({ signal }) => (await getJson(importPaths.state, CustomerImportResponse, signal)).data.import,
    staleTime: 0,
  });
}

interface ShownImport {
  readonly id: string;
  /** To send it again; null after a reload. */
  readonly file: File | null;
}

/** The import that this page shows to its end; null without one. */
export const shownImport = createStore<ShownImport | null>(null);

/** How many panels on screen show it. */
let panels = 0;

/** Counts a panel as long as it is on screen. Returns what ends that. */
export function countPanel(): () => void {
  panels += 1;
  return () => {
    panels -= 1;
  };
}

/** Time in ms between two looks at an import that runs. */
const refetchInterval = 700;

let unsubscribe = () => {};

/** Shows an import to its end, which a toast announces when no panel is on screen. `count` formats a number. */
export function showImport(client: QueryClient, shown: ShownImport, count: (value: number) => string): void {
  unsubscribe();
  shownImport.set(shown);
  const observer = new QueryObserver(client, { ...importOptions(), refetchInterval });
  unsubscribe = observer.subscribe(({ data, isSuccess }) => {
    const current = data?.id === shown.id ? data : null;
    if (!isSuccess || current?.state === 'importing') return;
    unsubscribe();
    if (panels > 0) return;
    showToast(endText(current, count));
    rereadCustomers(client);
    const summary = current?.summary ?? null;
    if (summary !== null && isClean(summary)) shownImport.set(null);
  });
}

/** Shows an import that has ended no more, but the customers that came in. */
export function dismissImport(client: QueryClient): void {
  const shown = shownImport.get();
  const onServer = client.getQueryData(importOptions().queryKey);
  if (shown === null || (onServer?.id === shown.id && onServer.state === 'importing')) return;
  shownImport.set(null);
  rereadCustomers(client);
}

/** Whether there is nothing to say but how many customers came in. */
export function isClean({ created, updated, rejected, leftOut, notes }: ImportSummary): boolean {
  return created + updated > 0 && rejected === 0 && leftOut.length === 0 && notes.length === 0;
}

/** What a toast says of an import that has ended; null is one that the server no longer knows. */
export function endText(ended: CustomerImport | null, count: (value: number) => string): string {
  const summary = ended?.summary ?? null;
  if (summary === null) return 'The import failed. Open “Import customers” to see why.';
  const imported = `${customersText(summary.created + summary.updated, count)} imported`;
  return isClean(summary) ? imported : `${imported}. Open “Import customers” for the details.`;
}

function rereadCustomers(client: QueryClient): void {
  // Lists that are not on screen load when they are opened again; one on screen stays where it is.
  client.removeQueries({ queryKey: ['customers'], type: 'inactive' });
  listActions.get()?.onRefresh();
}
