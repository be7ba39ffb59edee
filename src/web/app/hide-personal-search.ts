import { decodeListParams, encodeListParams } from '../features/customers/url/list-params.ts';
import { isPersonal } from '../features/customers/url/personal-data.ts';
import { readHistoryEntry, rewriteHistoryEntry } from '../lib/browser/history-entry.ts';

/**
 * Moves personal search text of the address a visit began at, such as a link from elsewhere, into the state of its
 * entry.
 */
export function hidePersonalSearch(): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams(search);
  if (!isPersonal(query.get('search') ?? '')) return;
  const { query: rest, state } = encodeListParams(decodeListParams(query, readHistoryEntry().state));
  rewriteHistoryEntry({ state, url: `${pathname}${rest}` });
}
