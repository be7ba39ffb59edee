import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');
export const benchRoot = join(projectRoot, 'bench');
/** What the product is compared with, and its packages. Code in it would find those instead of the project's own. */
export const peersRoot = join(benchRoot, 'peers');
/** Datasets and builds that are kept between runs; not in git. */
export const cacheRoot = join(projectRoot, '.cache', 'bench');
