import type { PageViews } from '../../contract/views/page-views.ts';
import type { ViewStore } from '../views/view-store.ts';

/** More have no room in a row. */
const mostInRow = 20;

/** A person's views as far as they have room in a row. */
export async function readPageViews(views: Pick<ViewStore, 'list'>, staffId: string): Promise<PageViews> {
  const all = await views.list(staffId);
  const first = all.slice(0, mostInRow).map(({ id, name, visibility }) => ({ id, name, visibility }));
  return { first, total: all.length };
}
