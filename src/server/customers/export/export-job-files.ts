import { open, readdir, readFile, rename, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CustomerStatus, ParameterType, Timestamp } from '../../../contract/customer.ts';
import { exportFormats, SelectionBody } from '../../../contract/list/list-export.ts';
import { createDataDirectory } from '../../database/data-directory.ts';

const Filter = z.union([
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('search'), text: z.string() }),
  z.object({ kind: z.literal('parameter'), parameterId: z.string(), value: z.nullable(z.string()) }),
]);

/** What is exported, for whom, and how far it is. */
export const StoredExportJob = z.object({
  id: z.uuid(),
  person: z.object({ id: z.string(), name: z.string() }),
  /** Of the source: another one does not continue it. */
  scope: z.string(),
  startedAt: Timestamp,
  filter: Filter,
  status: z.nullable(CustomerStatus),
  selection: z.nullable(SelectionBody),
  format: z.enum(exportFormats),
  columns: z.nullable(z.readonly(z.array(z.string()))),
  /** Of the parameters among the columns. */
  definitions: z.array(z.object({ id: z.string(), name: z.string(), type: ParameterType })),
  /** What Activity says about the list. */
  limits: z.readonly(z.array(z.string())),
  total: z.nullable(z.int()),
  position: z.object({
    after: z.nullable(z.string()),
    pages: z.int(),
    isListRead: z.boolean(),
    named: z.nullable(z.readonly(z.array(z.string()))),
    seen: z.readonly(z.array(z.string())),
  }),
  /** In its file up to `position`. */
  customers: z.int(),
  bytes: z.int(),
  /** When it was complete or had failed. */
  endedAt: z.nullable(Timestamp),
  /** Why it has failed. */
  error: z.nullable(z.string()),
  isDownloaded: z.boolean(),
});
export type StoredExportJob = z.infer<typeof StoredExportJob>;

/** What Activity needs to know of an export; other versions store it too. */
const NotedExportJob = z.pick(StoredExportJob, {
  person: true,
  format: true,
  limits: true,
  customers: true,
  endedAt: true,
});
export type NotedExportJob = z.infer<typeof NotedExportJob>;

/** What an export stores; anything else in the directory is someone else's. */
const ownName = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.(?:json|json\.new|part)$/;

export interface LoadedExportJobs {
  readonly jobs: readonly StoredExportJob[];
  /** Those that this version can't continue, as far as it can tell what they were. */
  readonly unreadable: readonly (NotedExportJob | null)[];
}

/**
 * The exports in a directory: of each, its file, and what continues it after a restart. Not in a database, so that no
 * backup has customers who are meant to be kept for a day. Methods reject with the error of the file system.
 */
export class ExportJobFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Those that are left; files of ours that belong to none of them are removed. */
  async load(): Promise<LoadedExportJobs> {
    createDataDirectory(this.#directory);
    const names = await this.#ownNames();
    const states = names.filter((name) => name.endsWith('.json'));
    const found = await Promise.all(states.map((name) => this.#read(name)));
    const jobs = found.flatMap(({ job }) => job ?? []);
    const known = new Set(jobs.flatMap(({ id }) => [`${id}.json`, `${id}.part`]));
    for (const name of names) if (!known.has(name)) await rm(join(this.#directory, name), { force: true });
    return { jobs, unreadable: found.flatMap(({ job, noted }) => (job === null ? [noted] : [])) };
  }

  /** Removes the directory, unless something that is not ours is in it. */
  async removeDirectory(): Promise<void> {
    for (const name of await this.#ownNames()) await rm(join(this.#directory, name), { force: true });
    await rmdir(this.#directory).catch(() => {});
  }

  /** Replaces what was stored, whole or not at all, also after a power cut. */
  async save(job: StoredExportJob): Promise<void> {
    const path = join(this.#directory, `${job.id}.json`);
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(job));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  }

  /** Opens the file to write on where a job has stopped; null if it lacks some of what the job has written. */
  async openAt({ id, bytes }: StoredExportJob): Promise<FileHandle | null> {
    const file = await open(this.pathOf(id), 'a', 0o600);
    try {
      if ((await file.stat()).size >= bytes) {
        await file.truncate(bytes);
        return file;
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    return null;
  }

  pathOf(id: string): string {
    return join(this.#directory, `${id}.part`);
  }

  async removeFile(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  async remove(id: string): Promise<void> {
    await this.removeFile(id);
    await rm(join(this.#directory, `${id}.json`), { force: true });
  }

  async #ownNames(): Promise<readonly string[]> {
    const entries = await readdir(this.#directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && ownName.test(entry.name)).map(({ name }) => name);
  }

  /** `job` is null for what this version has not written. */
  async #read(name: string): Promise<{ readonly job: StoredExportJob | null; readonly noted: NotedExportJob | null }> {
    const stored = parseJson(await readFile(join(this.#directory, name), 'utf8'));
    const job = z.safeParse(StoredExportJob, stored).data ?? null;
    const noted = z.safeParse(NotedExportJob, stored).data ?? null;
    return { job: job !== null && name === `${job.id}.json` ? job : null, noted };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
