import { isBuilt } from './source-digest.ts';

/**
 * The first step of `npm start`: builds the pages only when they are missing or their sources changed. Prints to
 * standard error, because the first line of standard output is the server's.
 */
const root = process.cwd();
if (!isBuilt(root)) {
  console.error('Building the web app (only when its sources change)…');
  // Imported only when needed: loading Vite takes longer than the whole check.
  const { buildPages } = await import('./build-pages.ts');
  try {
    await buildPages(root, 'silent');
  } catch (error) {
    console.error(`Could not build the web app: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
