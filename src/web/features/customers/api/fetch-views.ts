import { routes } from '../../../../contract/route-paths.ts';
import { ViewsResponse } from '../../../../contract/views/saved-views.ts';
import { getJson } from '../../../lib/api/api-client.ts';
import type { KnownView } from '../url/known-view.ts';
import { knownView } from '../url/view-params.ts';

/** The views, with those of `before` that the server no longer has. Rejects with an ApiError. */
export async function fetchViews(before: readonly KnownView[], signal: AbortSignal): Promise<readonly KnownView[]> {
  const { views } = (await getJson(routes.views, ViewsResponse, signal)).data;
  const ids = new Set(views.map(({ id }) => id));
  const gone = before.filter(({ view }) => !ids.has(view.id)).map((known) => ({ ...known, isGone: true }));
  return [...views.map(knownView), ...gone];
}
