import { buildPages } from './build-pages.ts';

/** `npm run build`: builds the pages, stale or not. */
await buildPages(process.cwd(), 'info');
