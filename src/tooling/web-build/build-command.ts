import { buildPages } from './build-pages.ts';

/** `npm run build`: always builds the pages. */
await buildPages(process.cwd(), 'info');
