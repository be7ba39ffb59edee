import type { QueryClient } from '@tanstack/react-query';
import { decodeListParams, listRequestOf } from '../features/customers/url/list-params.ts';
import { startList } from '../features/customers/api/prefetch-list.ts';
import { isWholeIdentifier } from '../features/customers/api/exact-match.ts';
import { readHistoryEntry } from '../lib/browser/history-entry.ts';
import { capabilitiesOptions } from '../lib/source/capabilities-query.ts';

/** Asks for what the first screen shows before it is rendered; resolves once it came or failed. */
export async function prefetchFirstScreen(queryClient: QueryClient): Promise<void> {
  const capabilities = queryClient.prefetchQuery(capabilitiesOptions());
  const { pathname, search } = window.location;
  if (/^\/(?:customers(?:\/|$)|$)/.test(pathname)) {
    const request = listRequestOf(decodeListParams(new URLSearchParams(search), readHistoryEntry().state));
    // Whether one named whole is asked for alone depends on what an ask costs; nothing else has to wait for that.
    if (isWholeIdentifier(request.search)) await capabilities;
    await startList(queryClient, request);
  }
  await capabilities;
}
