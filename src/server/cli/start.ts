import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/*
 * Stripping types and compiling is half of what a start takes, and is kept for the next one. Only what is imported
 * after this call is, so everything else is behind it; a directory that cannot be written is passed over.
 */
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/compile'));
await import('./start-command.ts');
