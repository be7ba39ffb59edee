import { build, type LogLevel } from 'vite';
import { digestOfSources, writeDigest } from './source-digest.ts';

/**
 * Builds the app's page and the sign-in page into `dist`, and stores a digest of their sources. Rejects with Vite's
 * error.
 */
export async function buildPages(root: string, logLevel: LogLevel): Promise<void> {
  // Computed before the build, so that a change during it makes the pages stale.
  const digest = digestOfSources(root);
  await build({ root, logLevel });
  await build({ root, logLevel, mode: 'sign-in' });
  writeDigest(root, digest);
}
