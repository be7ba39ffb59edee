/** Something that stops a command, said in one sentence for the person who typed it; no stack is shown. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Says a StartupError in one line on standard error and exits 1; anything else is a defect of ours and is thrown on. */
export function exitWithStartupError(error: unknown): never {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
