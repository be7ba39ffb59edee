import { join } from 'node:path';

export const benchRoot = import.meta.dirname;
export const projectRoot = join(benchRoot, '..');
/** Datasets and builds that survive a run; not in git. */
export const cacheRoot = join(projectRoot, '.cache', 'bench');
