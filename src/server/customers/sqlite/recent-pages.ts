import type { CustomerPage } from '../customer-source.ts';

/** Characters of all the pages kept. */
const most = 4_000_000;

/**
 * Pages as they were last answered, while nobody has written: what everybody asks for, first of all the first page, is asked
 * for again and again.
 */
export class RecentPages {
  readonly #pages = new Map<string, CustomerPage>();
  #version = -1;
  #characters = 0;

  /** The page kept under this name, or the one `read` answers; `version` is the database's own, asked for just before. */
  page(version: number, name: string, read: () => CustomerPage): CustomerPage {
    if (version !== this.#version) this.#clear(version);
    const known = this.#pages.get(name);
    if (known !== undefined) return known;
    const page = read();
    if (this.#characters + page.customers.length > most) this.#clear(version);
    this.#pages.set(name, page);
    this.#characters += page.customers.length;
    return page;
  }

  #clear(version: number): void {
    this.#pages.clear();
    this.#characters = 0;
    this.#version = version;
  }
}
