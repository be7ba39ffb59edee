import * as z from 'zod/mini';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { keyed } from '../product/start-product.ts';

const pageSize = 50;
/** More than the server keeps in memory, so that every page is read from the database. */
export const pagesDrawn = 1000;

interface PagePaths {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** The paths of pages at both ends of the list. Walks in pages of 100, because a cursor is not bound to the limit. */
export async function pagePaths(firstPage: string, pages: number): Promise<PagePaths> {
  const paths: string[] = [];
  let cursor: string | null = null;
  for (let walked = 0; walked < pages * pageSize; walked += 100) {
    const url = new URL(firstPage);
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    paths.push(url.pathname + url.search);
    url.searchParams.set('limit', '100');
    const page: z.infer<typeof Page> = z.parse(Page, await (await fetch(url, { headers: keyed })).json());
    cursor = page.pagination.nextCursor;
    if (cursor === null) break;
  }
  return { first: paths.slice(0, pagesDrawn), last: paths.slice(-pagesDrawn) };
}

/** The rows of these pages are not needed. */
const Page = z.pick(ListCustomersResponse, { pagination: true });
