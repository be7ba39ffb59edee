import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FilePart } from '../../customers/customer-source.ts';
import { StartupError } from '../../errors/startup-error.ts';

/** Throws a StartupError when there is such a file. */
export function requireNewFile(file: string): void {
  if (existsSync(file)) throw alreadyExists(file);
}

/**
 * Writes the parts of an export to a new file, which is there only once it is whole and noted. `note` gets how many
 * customers were read, also of an export that fails. Resolves to that number; throws a StartupError if there is such a
 * file by then.
 */
export async function writeWhole(
  file: string,
  parts: AsyncIterable<FilePart>,
  note: (customers: number, isComplete: boolean) => Promise<void>,
): Promise<number> {
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  let customers = 0;
  let isNoted = false;
  async function* texts(): AsyncGenerator<string> {
    for await (const part of parts) {
      customers += part.customers;
      yield part.text;
    }
  }
  try {
    // It holds personal data: only this user may read it.
    const target = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(texts(), { objectMode: false }), target);
    requireNewFile(file);
    isNoted = true;
    await note(customers, true);
    moveToNew(partial, file);
    return customers;
  } catch (error) {
    // Why it failed matters more.
    if (!isNoted && customers > 0) await note(customers, false).catch(() => {});
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Codes of file systems without links, such as FAT. */
const noLinks: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A link fails where a rename would replace a file that someone has made since. */
function moveToNew(partial: string, file: string): void {
  try {
    linkSync(partial, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') throw alreadyExists(file);
    if (!noLinks.has(code)) throw error;
    requireNewFile(file);
    renameSync(partial, file);
  }
}

function alreadyExists(file: string): StartupError {
  return new StartupError(`${file} exists already. Name a new file, or move that one away.`);
}
