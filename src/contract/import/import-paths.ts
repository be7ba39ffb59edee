import { pathWith } from '../route-paths.ts';

/** The paths of imports from the page: a file of their own, which the first script of the page does without. */
export const importPaths = {
  state: '/api/app/import',
  part: pathWith('/api/app/import/parts/:importId'),
  report: pathWith('/api/app/import/reports/:report'),
} as const;
