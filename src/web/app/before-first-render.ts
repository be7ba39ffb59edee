import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { isFullIdentifier } from '../features/customers/api/exact-match-lookup.ts';
import { parametersOptions } from '../features/customers/api/customer-queries.ts';
import { prefetchList } from '../features/customers/api/prefetch-list.ts';
import { viewsOptions } from '../features/customers/api/views-query.ts';
import { pageColumns } from '../lib/page/page-meta.ts';
import { isNamedOnPage, parameterColumnsOf } from '../features/customers/columns/use-list-columns.ts';
import { isPersonal } from '../../contract/list/personal-search.ts';
import { layoutOf, resolveView } from '../features/customers/url/known-view.ts';
import { isRefined, listRequestOf } from '../features/customers/url/list-request.ts';
import { decodeListParams, encodeListParams } from '../features/customers/url/list-url-params.ts';
import { readHistoryEntry, rewriteHistoryEntry } from '../lib/browser/history-entry.ts';
import { broadcastUser, clearStorageOfOtherUser, currentUserId } from '../lib/page/current-user.ts';
import { restoreReturnLocation } from '../lib/session/return-location.ts';
import { capabilitiesOptions, noRefinements, refinementsOf } from '../lib/source/capabilities-query.ts';
import { pinnedParametersOptions } from '../lib/source/pinned-parameters-query.ts';
import { createQueryClient } from './query-client.ts';

// The page's policy allows no code from text, which zod's compiled parsers are.
z.config({ jitless: true });

clearStorageOfOtherUser();
// A user who returns from single sign-on has not been announced to the other tabs.
if (currentUserId !== null) broadcastUser(currentUserId);
restoreReturnLocation();
nameHistoryEntry();
hidePersonalSearch();
requestFont();
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

/**
 * Requests the font before text is laid out, so that it is laid out once. Where the script took long to arrive, the
 * first rows go first: the font is as large as a third of the script.
 */
function requestFont(): void {
  if (performance.now() < 2_000) void document.fonts.load('1em "Inter Variable"').catch(() => []);
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
  if (pageColumns !== null) client.setQueryData(pinnedParametersOptions().queryKey, pageColumns.pinned);
  const { pathname, search } = window.location;
  if (/^\/(?:customers(?:\/|$)|$)/.test(pathname)) {
    const named = decodeListParams(new URLSearchParams(search), readHistoryEntry().state);
    const views = viewsOptions();
    const catalogue = named.view !== null && pageColumns !== null && client.prefetchQuery(parametersOptions());
    if (named.view !== null) await client.prefetchQuery(views);
    const known = client.getQueryData(views.queryKey);
    const params = resolveView(named, known);
    const ofView = layoutOf(params, known).columns;
    // The page names the user's own columns only.
    if (ofView?.some(({ id }) => !isNamedOnPage(id)) === true) await catalogue;
    // Whether a full identifier is looked up first, and what is sent of filters and a sort, depends on the source;
    // nothing else has to wait.
    if (isFullIdentifier(params.search) || isRefined(params)) await capabilities;
    const refinements = refinementsOf(client);
    const columns = parameterColumnsOf(client, ofView);
    await prefetchList(client, {
      ...listRequestOf(params, refinements, columns),
      // The server has written them into the page, so the source can include them.
      ...(refinements === noRefinements && { include: columns }),
    });
  }
  await capabilities;
}
