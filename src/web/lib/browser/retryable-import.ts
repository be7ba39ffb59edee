/**
 * Imports a module once, and after a failure imports it under another address: browsers remember for the life of a page
 * that a script could not be fetched.
 */
export function retryableImport<T>(load: () => Promise<T>): () => Promise<T> {
  let imported: Promise<T> | null = null;
  let failed: string | null = null;
  let attempts = 0;
  return () => {
    imported ??= (failed === null ? load() : importAgain<T>(`${failed}?try=${++attempts}`)).catch((error: unknown) => {
      imported = null;
      failed ??= addressIn(error);
      throw error;
    });
    return imported;
  };
}

async function importAgain<T>(address: string): Promise<T> {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- same module
  return (await import(/* @vite-ignore */ address)) as T;
}

/** The address of the script, which Chromium and Firefox name; Safari fetches it again on its own. */
function addressIn(error: unknown): string | null {
  const message = error instanceof Error ? error.message : '';
  return /dynamically imported module: (\S+)$/.exec(message)?.[1] ?? null;
}
