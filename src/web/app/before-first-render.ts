import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { isFullIdentifier } from '../features/customers/api/exact-match-lookup.ts';
import { prefetchList } from '../features/customers/api/prefetch-list.ts';
import { decodeListParams, encodeListParams, listRequestOf } from '../features/customers/url/list-url-params.ts';
import { isPersonal } from '../features/customers/url/hide-personal-data.ts';
import { readHistoryEntry, rewriteHistoryEntry } from '../lib/browser/history-entry.ts';
import { broadcastUser, clearStorageOfOtherUser, currentUserId } from '../lib/browser/current-user.ts';
import { restoreReturnLocation } from '../lib/session/return-location.ts';
import { capabilitiesOptions } from '../lib/source/capabilities-query.ts';
import { createQueryClient } from './query-client.ts';

// The page's policy allows no code from text, which zod's compiled parsers are.
z.config({ jitless: true });

clearStorageOfOtherUser();
// A user who returns from single sign-on has not been announced to the other tabs.
if (currentUserId !== null) broadcastUser(currentUserId);
restoreReturnLocation();
nameHistoryEntry();
hidePersonalSearch();
export const queryClient = createQueryClient();
/** Resolves once the data of the first screen has loaded or failed. */
export const firstScreen: Promise<void> = prefetchFirstScreen(queryClient);

/**
 * Gives the first history entry of a visit a key of its own. The router calls each of them `default`, so two visits in
 * one tab would share their scroll position.
 */
function nameHistoryEntry(): void {
  // As the router does: crypto.randomUUID is missing on plain HTTP from another computer.
  if (readHistoryEntry().key === null) rewriteHistoryEntry({ key: Math.random().toString(36).slice(2, 10) });
}

/** Moves a personal search from the address of the first page, such as a link's, into its history state. */
function hidePersonalSearch(): void {
  const { pathname, search } = window.location;
  const params = new URLSearchParams(search);
  if (!isPersonal(params.get('search') ?? '')) return;
  const { query, state } = encodeListParams(decodeListParams(params, readHistoryEntry().state));
  rewriteHistoryEntry({ state, url: `${pathname}${query}` });
}

/** Requests the data of the first screen before it renders. */
async function prefetchFirstScreen(client: QueryClient): Promise<void> {
  const capabilities = client.prefetchQuery(capabilitiesOptions());
  const { pathname, search } = window.location;
  if (/^\/(?:customers(?:\/|$)|$)/.test(pathname)) {
    const request = listRequestOf(decodeListParams(new URLSearchParams(search), readHistoryEntry().state));
    // Whether a full identifier is looked up first depends on whether the source is metered; nothing else has to wait.
    if (isFullIdentifier(request.search)) await capabilities;
    await prefetchList(client, request);
  }
  await capabilities;
}
