import { isBuilt } from './source-stamp.ts';

/**
 * `npm start`'s first step: builds the pages into `dist` only when they are missing or their sources changed. Speaks on
 * standard error, because the first line on standard output is the server's.
 */
const root = process.cwd();
if (!isBuilt(root)) {
  console.error('Building the web app (once, and again when its sources change)…');
  // Loaded here alone: it takes longer than the whole check.
  const { buildPages } = await import('./build-pages.ts');
  try {
    await buildPages(root, 'silent');
  } catch (error) {
    console.error(`The web app could not be built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
