import { isBuilt } from './source-stamp.ts';

/**
 * `npm start`'s first step: builds the pages into `dist` only when they are missing or their sources changed. Speaks on
 * standard error, because the first line on standard output is the server's.
 */
const root = process.cwd();
if (!isBuilt(root)) {
  console.error('Building the web app (once, and again when its sources change)…');
  // Loaded here alone: it takes longer than the whole check.
  const { build } = await import('vite');
  try {
    await build({ root, logLevel: 'silent' });
    await build({ root, logLevel: 'silent', mode: 'sign-in' });
  } catch (error) {
    console.error(`The web app could not be built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
