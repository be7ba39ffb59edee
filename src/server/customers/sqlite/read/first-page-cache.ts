import type { StorePage } from './list-pages.ts';

/** Characters of the longest page that is cached; there can be 400 pages. */
const longestCached = 262_144;

/**
 * Caches first pages, one per status and limit, until the next commit: everyone opens them and refreshes them often.
 */
export class FirstPageCache {
  readonly #pages = new Map<string, StorePage>();
  #version = -1;

  /** The cached page under this name, or else the one from `read`; `version` is the current one of the database. */
  page(version: number, name: string, read: () => StorePage): StorePage {
    if (version !== this.#version) this.#pages.clear();
    this.#version = version;
    const known = this.#pages.get(name);
    if (known !== undefined) return known;
    const page = read();
    if (page.customers.length <= longestCached) this.#pages.set(name, page);
    return page;
  }
}
