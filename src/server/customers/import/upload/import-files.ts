import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createDataDirectory } from '../../../database/data-directory.ts';
import type { ImportReport } from '../../../../contract/import/customer-import.ts';

/** What an import stores; anything else in the directory is someone else's. */
const ownName = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The files of imports from the page, each in a directory of its own, which only this user can read. */
export class ImportFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Removes what a server that was killed has left. */
  async removeAll(): Promise<void> {
    if (!existsSync(this.#directory)) return;
    const names = (await readdir(this.#directory)).filter((name) => ownName.test(name));
    for (const name of names) await this.remove(name);
  }

  /** Creates the file of an import. Rejects with the error of the file system. */
  async create(id: string, fileName: string): Promise<FileHandle> {
    createDataDirectory(this.#directory);
    await mkdir(this.directoryOf(id), { mode: 0o700 });
    return await open(this.pathOf(id, fileName), 'wx', 0o600);
  }

  async removeFile(id: string, fileName: string): Promise<void> {
    await rm(this.pathOf(id, fileName), { force: true });
  }

  async remove(id: string): Promise<void> {
    await rm(this.directoryOf(id), { recursive: true, force: true });
  }

  directoryOf(id: string): string {
    return join(this.#directory, id);
  }

  pathOf(id: string, fileName: string): string {
    return join(this.directoryOf(id), fileName);
  }

  /** Beside the file, where the import writes it. */
  reportPath(id: string, fileName: string, report: ImportReport): string {
    return `${this.pathOf(id, fileName)}.${report}.csv`;
  }
}

/** What a name of a file cannot have on some system, and what would deceive in a sentence. */
const unusable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}:*?"<>|]/gu;

/** Bytes of the longest name: reports have longer ones. */
const mostNameBytes = 160;

/** The name of the file on the server, as similar as can be: its ending says what is in it, and sentences name it. */
export function storedName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').replaceAll(unusable, '_').trim();
  if (/^\.*$/.test(name)) return 'customers.csv';
  const ending = extname(name);
  const kept = Buffer.byteLength(ending) <= 16 ? ending : '';
  return cut(name.slice(0, name.length - kept.length), mostNameBytes - Buffer.byteLength(kept)) + kept;
}

function cut(text: string, mostBytes: number): string {
  let [result, bytes] = ['', 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    result += character;
  }
  return result;
}
