import type { PageColumns } from '../../../contract/views/page-columns.ts';
import type { PageViews } from '../../../contract/views/page-views.ts';

/** What the server wrote into the page as `name`; empty if it did not. */
export function pageMeta(name: string): string {
  if (typeof document === 'undefined') return '';
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
}

interface PageValues {
  readonly 'list-columns': PageColumns;
  readonly views: PageViews;
}

/**
 * The value that the server wrote into the page as `name`, null if it did not. The page and this script are of one
 * build, and its server wrote the page: parsing it again would cost a schema.
 */
function pageValue<N extends keyof PageValues>(name: N): PageValues[N] | null {
  const content = pageMeta(name);
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- see above
  return content === '' ? null : (JSON.parse(decodeURIComponent(content)) as PageValues[N]);
}

/** What the columns of the first list depend on. */
export const pageColumns = pageValue('list-columns');
/** The saved views. */
export const pageViews = pageValue('views');
