import { openList } from './bench-page.ts';
import type { Visitor } from './compared-lists.ts';

const slowed = 4;

/** A visit with nothing cached and the CPU slowed 4×; resolves with the ms to the first painted rows. */
export function firstRowsOf({ browser, cookies }: Visitor, url: string): () => Promise<number> {
  return async () => {
    const list = await openList(browser, url, { cookies, cpuSlowdown: slowed });
    await list.close();
    return list.firstRows;
  };
}
