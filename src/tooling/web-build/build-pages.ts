import { build, type LogLevel } from 'vite';
import { stampOfSources, writeStamp } from './source-stamp.ts';

/**
 * Builds the app's page and the one to sign in on into `dist`, and notes what they were made of. Rejects with what Vite
 * says.
 */
export async function buildPages(root: string, logLevel: LogLevel): Promise<void> {
  // Taken before the sources are read: a change during either build must ask for another one.
  const stamp = stampOfSources(root);
  await build({ root, logLevel });
  await build({ root, logLevel, mode: 'sign-in' });
  writeStamp(root, stamp);
}
