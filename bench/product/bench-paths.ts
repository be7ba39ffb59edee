import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');
export const benchRoot = join(projectRoot, 'bench');
/** Datasets and builds that are kept between runs; not in git. */
export const cacheRoot = join(projectRoot, '.cache', 'bench');
