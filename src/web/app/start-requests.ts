import type { QueryClient } from '@tanstack/react-query';
import { decodeListParams, listRequestOf } from '../features/customers/list-params.ts';
import { startList } from '../features/customers/start-list.ts';
import { isWholeIdentifier } from '../features/customers/whole-identifier.ts';
import { readHistoryEntry } from '../lib/history-entry.ts';
import { capabilitiesOptions } from '../lib/session-query.ts';

/** Asks for what the first screen shows before it is rendered; resolves once it came or failed. */
export async function startRequests(queryClient: QueryClient): Promise<void> {
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
