import { routes } from '../../contract/route-paths.ts';
import type { PageColumns } from '../../contract/views/page-columns.ts';

/** As the page requests them; see list-query.ts and use-media-query.ts of the web app. */
const firstPage = `${routes.customers}?limit=50`;
const counts = `${routes.summary}?`;
const phone = '(width < 40rem)';
const wider = '(width >= 40rem)';
/** The most parameters that customers can come with. */
const maxParameters = 10;

/**
 * The `Link` header of a page: what its script requests first, so that the browser requests it while that script
 * downloads. What differs in a letter is requested twice, so whatever is not certain is left out: a list under filters
 * or a view, and one whose requests are counted.
 */
export function firstRequests(url: string, columns: PageColumns | null, { metered }: { readonly metered: boolean }) {
  const links = [preload(routes.capabilities)];
  if (!metered && columns !== null && /^\/(?:customers(?:\/[^?]*)?)?$/.test(url)) {
    links.push(preload(counts));
    const included = includedParameters(columns);
    if (included?.length === 0) links.push(preload(firstPage));
    else if (included !== null) {
      const include = new URLSearchParams({ include: included.join(',') });
      links.push(preload(`${firstPage}&${include.toString()}`, wider), preload(firstPage, phone));
    }
  }
  return links.join(', ');
}

/** `as=fetch` with `crossorigin` is how the page's own fetch() asks. */
function preload(path: string, media?: string): string {
  return `<${path}>; rel=preload; as=fetch; crossorigin${media === undefined ? '' : `; media="${media}"`}`;
}

/** The parameters that have a column, in order; null where only the page knows where a newly pinned one goes. */
function includedParameters({ preferences, pinned, parameters }: PageColumns): readonly string[] | null {
  const chosen = preferences.columns;
  const isParameter = (id: string) => parameters.some((parameter) => parameter.id === id);
  if (chosen === null) return pinned.slice(0, maxParameters);
  if (!pinned.every((id) => chosen.some((column) => column.id === id))) return null;
  const shown = chosen.filter(({ id, isVisible }) => isVisible && isParameter(id));
  return shown.map(({ id }) => id).slice(0, maxParameters);
}
