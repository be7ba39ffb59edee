import { spawn } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { ImportProgress } from '../../../../contract/import/customer-import.ts';
import { ImportMessage, type ImportOutcome, type ImportTask } from './import-messages.ts';

export interface RunningImport {
  /** Null if it was stopped, or the process ended without a word. Never rejects. */
  readonly outcome: Promise<ImportOutcome | null>;
  /** Ends it at once: a batch of rows is written whole or not at all. Resolves when the process is gone. */
  stop(): Promise<void>;
}

/** Imports a file in a process of its own, so that lists are answered meanwhile. */
export function startImport(
  task: ImportTask,
  databaseUrl: string | null,
  onProgress: (progress: ImportProgress) => void,
): RunningImport {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('import-process.ts', import.meta.url)), JSON.stringify(task)],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        // Whatever finds no room beside the file is to stay in its directory, which is removed.
        TMPDIR: dirname(task.file),
        // Not an argument: everyone on the computer can read those, and it has a password.
        ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
        ...compileCache(),
      },
    },
  );
  let last: ImportOutcome | null = null;
  child.on('message', (sent) => {
    const message = z.safeParse(ImportMessage, sent).data;
    if (message?.kind === 'progress') onProgress(message.progress);
    else last = message ?? null;
  });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  return {
    outcome: closed.then(() => last),
    async stop() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Half of what its start takes. */
function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  const directory = getCompileCacheDir();
  // Node adds a directory for its version.
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: dirname(directory) };
}
