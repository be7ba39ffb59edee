import { randomUUID } from 'node:crypto';
import type { ExportJob } from '../../../contract/list/export-job.ts';
import { errors } from '../../../contract/error-messages.ts';
import { AppError } from '../../errors/app-error.ts';
import { currentCaller } from '../current-caller.ts';
import type { CustomerSource } from '../customer-source.ts';
import { SourceFailedError, SourceRefusedError } from '../source-errors.ts';
import { ExportJobFiles, type NotedExportJob, type StoredExportJob } from './export-job-files.ts';
import { fileName, keptFor, toExportJob } from './to-export-job.ts';
import { startOfFile, writeExportJob, type WriteExportJobDeps, type WrittenExportJob } from './write-export-job.ts';

/** How often exports that have been kept long enough are removed, in ms. */
const pruneEvery = 60_000;

export interface ExportJobsDeps extends WriteExportJobDeps {
  readonly directory: string;
  readonly source: Pick<CustomerSource, 'list' | 'get' | 'scope'>;
  /** Told once of each export that has ended, also of one that failed or was stopped. */
  readonly onEnd: (job: NotedExportJob, isComplete: boolean) => void;
  /** Takes sentences for the log. */
  readonly warn: (sentence: string) => void;
}

/** What is exported, and for whom. */
export type NewExportJob = Pick<
  StoredExportJob,
  'person' | 'filter' | 'status' | 'selection' | 'format' | 'columns' | 'definitions' | 'limits' | 'total'
>;

/** A complete file. */
export interface ExportedJobFile {
  /** Of its export. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly format: StoredExportJob['format'];
  readonly bytes: number;
}

interface Run extends WrittenExportJob {
  /** `onEnd` was told. */
  isNoted: boolean;
  isRemoved: boolean;
  /** Never rejects. */
  done: Promise<void>;
}

/**
 * The exports from a metered source: one for each person. They run within the quota, leave half of it for people at
 * work, pause while there are no requests, and continue after a restart. What has ended is kept for a day, or until the
 * next.
 */
export class ExportJobs {
  readonly #deps: ExportJobsDeps;
  readonly #files: ExportJobFiles;
  /** By the id of the person. */
  readonly #runs = new Map<string, Run>();
  readonly #timer: NodeJS.Timeout;

  private constructor(deps: ExportJobsDeps) {
    this.#deps = deps;
    this.#files = new ExportJobFiles(deps.directory);
    this.#timer = setInterval(() => void this.#prune().catch(() => {}), pruneEvery).unref();
  }

  /** Continues what was running; what another source has begun is removed. */
  static async open(deps: ExportJobsDeps): Promise<ExportJobs> {
    const jobs = new ExportJobs(deps);
    for (const job of await jobs.#load()) {
      // The newest of a person comes first.
      if (job.scope === deps.source.scope && !jobs.#runs.has(job.person.id)) jobs.#run(job);
      else await jobs.#drop(job);
    }
    await jobs.#prune();
    return jobs;
  }

  /** Removes the exports of a source that was replaced by one that needs no jobs. */
  static async removeAll(deps: ExportJobsDeps): Promise<void> {
    const jobs = new ExportJobs(deps);
    clearInterval(jobs.#timer);
    for (const job of await jobs.#load()) await jobs.#drop(job);
    await jobs.#files.removeDirectory();
  }

  find(personId: string): ExportJob | null {
    const run = this.#runs.get(personId);
    return run === undefined ? null : toExportJob(run.job, run.pause);
  }

  /** Starts an export in place of one that has ended. Rejects with `export-running`. */
  async start(request: NewExportJob): Promise<ExportJob> {
    const before = this.#runs.get(request.person.id);
    if (before !== undefined && before.job.endedAt === null) throw new AppError('export-running');
    const run = this.#run({
      ...request,
      id: randomUUID(),
      scope: this.#deps.source.scope,
      startedAt: Date.now(),
      ...startOfFile(request.selection),
      endedAt: null,
      error: null,
      isDownloaded: false,
    });
    if (before !== undefined) await this.#remove(before);
    return toExportJob(run.job, run.pause);
  }

  /** Stops an export, or forgets one that has ended; its file is removed. False if there is none. */
  async remove(personId: string): Promise<boolean> {
    const run = this.#runs.get(personId);
    if (run === undefined) return false;
    await this.#remove(run);
    return true;
  }

  /** Null unless it is complete. */
  fileOf(personId: string): ExportedJobFile | null {
    const job = this.#runs.get(personId)?.job;
    if (job === undefined || job.endedAt === null || job.error !== null) return null;
    return { id: job.id, path: this.#files.pathOf(job.id), name: fileName(job), format: job.format, bytes: job.bytes };
  }

  /** Nothing for an export that is gone. */
  async noteDownload(jobId: string): Promise<void> {
    const run = [...this.#runs.values()].find(({ job }) => job.id === jobId);
    if (run === undefined || run.isRemoved || run.job.endedAt === null || run.job.isDownloaded) return;
    run.job = { ...run.job, isDownloaded: true };
    // Removal waits for it, or it would bring the state back.
    run.done = this.#files.save(run.job).catch(() => {});
    await run.done;
  }

  /** Stops those that run; the next start continues them. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const { stopper } of this.#runs.values()) stopper.abort();
    await Promise.all([...this.#runs.values()].map(({ done }) => done));
  }

  #run(job: StoredExportJob): Run {
    const run: Run = {
      job,
      pause: null,
      stopper: new AbortController(),
      isNoted: job.endedAt !== null,
      isRemoved: false,
      done: Promise.resolve(),
    };
    this.#runs.set(job.person.id, run);
    // On no one's account: what people may list for themselves stays theirs.
    if (job.endedAt === null) run.done = currentCaller.exit(() => this.#runToEnd(run));
    return run;
  }

  async #runToEnd(run: Run): Promise<void> {
    try {
      await writeExportJob(run, this.#files, this.#deps);
      const ended = { ...run.job, endedAt: Date.now() };
      await this.#files.save(ended);
      run.job = ended;
      this.#noteEnd(run);
    } catch (error) {
      if (run.stopper.signal.aborted) return;
      run.job = { ...run.job, endedAt: Date.now(), error: failureText(error) };
      if (run.job.error === errors.internal)
        this.#deps.warn(`An export failed: ${error instanceof Error ? error.message : '?'}.`);
      this.#noteEnd(run);
      // On a full disk, the next start tries again.
      await this.#files.removeFile(run.job.id).catch(() => {});
      await this.#files.save(run.job).catch(() => {});
    }
  }

  #noteEnd(run: Run): void {
    if (run.isNoted) return;
    run.isNoted = true;
    this.#deps.onEnd(run.job, run.job.endedAt !== null && run.job.error === null);
  }

  async #remove(run: Run): Promise<void> {
    run.isRemoved = true;
    run.stopper.abort();
    await run.done;
    this.#noteEnd(run);
    if (this.#runs.get(run.job.person.id) === run) this.#runs.delete(run.job.person.id);
    await this.#files.remove(run.job.id);
  }

  /** Those of before the start, the newest first. What can't be read is dropped. */
  async #load(): Promise<readonly StoredExportJob[]> {
    const { onEnd, warn } = this.#deps;
    const { jobs, unreadable } = await this.#files.load();
    for (const noted of unreadable) {
      warn('The state of an export can’t be read, so the export was deleted.');
      if (noted?.endedAt === null) onEnd(noted, false);
    }
    return jobs.toSorted((a, b) => b.startedAt - a.startedAt);
  }

  async #drop(job: StoredExportJob): Promise<void> {
    if (job.endedAt === null) this.#deps.onEnd(job, false);
    await this.#files.remove(job.id);
  }

  async #prune(): Promise<void> {
    const now = Date.now();
    for (const run of this.#runs.values())
      if (run.job.endedAt !== null && run.job.endedAt + keptFor < now) await this.#remove(run);
  }
}

function failureText(error: unknown): string {
  if (error instanceof SourceFailedError) return error.sentence;
  // A cursor may not live as long as a pause.
  if (error instanceof SourceRefusedError)
    return error.message === errors.invalidCursor ? errors.exportLostItsPosition : error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ENOSPC|EDQUOT|EIO|EROFS)$/.test(code) ? errors.exportFileFailed : errors.internal;
}
