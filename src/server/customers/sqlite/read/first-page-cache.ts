import type { StorePage } from './list-pages.ts';

/** Characters of the longest page that is kept: there are four hundred of them. */
const longestKept = 262_144;

/**
 * First pages as they were last answered, while nobody has written: every member of staff opens them, and asks again
 * and again whether they have changed. There are as many as statuses and limits.
 */
export class FirstPageCache {
  readonly #pages = new Map<string, StorePage>();
  #version = -1;

  /**
   * The page kept under this name, or the one `read` answers; `version` is the database's own, asked for just before.
   */
  page(version: number, name: string, read: () => StorePage): StorePage {
    if (version !== this.#version) this.#pages.clear();
    this.#version = version;
    const known = this.#pages.get(name);
    if (known !== undefined) return known;
    const page = read();
    if (page.customers.length <= longestKept) this.#pages.set(name, page);
    return page;
  }
}
