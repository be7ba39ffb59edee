import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { CustomerImport, ImportReport, NewImportBody } from '../../../../contract/import/customer-import.ts';
import { storageErrorText } from '../../../database/database-error-text.ts';
import { AppError } from '../../../errors/app-error.ts';
import { tryLockImports } from '../../sqlite/import-lock.ts';
import { startImport, type RunningImport } from './import-child.ts';
import { ImportFiles } from './import-files.ts';
import { endedImport, importActivity, newImport } from './import-states.ts';
import type { ImportOutcome } from './import-messages.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface CustomerImportsDeps {
  /** Where customers are imported to: PostgreSQL, or else a data directory. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  /** For the files. */
  readonly directory: string;
  readonly phoneCountry: string | null;
  /** Notes in Activity what a person has imported. */
  readonly noteImport: (person: Person, subject: string) => void;
  /** Takes sentences for the log. */
  readonly warn: (sentence: string) => void;
  /** In ms; tests have no minute. */
  readonly times?: typeof defaultTimes;
}

const defaultTimes = {
  /** After which an upload is given up when no part arrives. */
  abandoned: 60_000,
  /** How long the reports of one that has ended are kept. */
  kept: 3_600_000,
  checkEvery: 5_000,
};

interface StoredImport {
  readonly person: Person;
  readonly request: NewImportBody;
  /** As pages see it. */
  shown: CustomerImport;
  /** When something last happened, in ms since 1970. */
  changedAt: number;
  handle: FileHandle | null;
  running: RunningImport | null;
  isDropped: boolean;
  /** What is done with its file, one after the other. Never rejects. */
  queue: Promise<unknown>;
}

/**
 * Imports from the page: one at a time, and for each person the last one that has ended. A file arrives in parts and is
 * then imported by a process of its own. It is removed when that has ended, when no part arrives any more, and when the
 * server stops or starts.
 */
export class CustomerImports {
  readonly #deps: CustomerImportsDeps;
  readonly #files: ImportFiles;
  readonly #times: typeof defaultTimes;
  /** By the id of the person. */
  readonly #imports = new Map<string, StoredImport>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: CustomerImportsDeps) {
    this.#deps = deps;
    this.#files = new ImportFiles(deps.directory);
    this.#times = deps.times ?? defaultTimes;
    this.#timer = setInterval(() => void this.#prune(), this.#times.checkEvery).unref();
  }

  find(personId: string): CustomerImport | null {
    return this.#imports.get(personId)?.shown ?? null;
  }

  /**
   * Begins an upload in place of the person's own, unless that is being imported. Rejects with an AppError:
   * `import-running` or `import-not-written`.
   */
  async start(person: Person, request: NewImportBody): Promise<CustomerImport> {
    const own = this.#imports.get(person.id);
    const others = [...this.#imports.values()].filter((one) => one !== own);
    if (own?.shown.state === 'importing' || others.some(({ shown }) => isActive(shown)))
      throw new AppError('import-running');
    this.#refuseBesideCommand();
    const stored: StoredImport = {
      person,
      request,
      shown: newImport(request),
      changedAt: Date.now(),
      handle: null,
      running: null,
      isDropped: false,
      queue: Promise.resolve(),
    };
    this.#imports.set(person.id, stored);
    if (own !== undefined) await this.#drop(own);
    await this.#inTurn(stored, async () => {
      stored.handle = await this.#files.create(stored.shown.id, stored.shown.fileName);
    });
    return stored.shown;
  }

  /**
   * Adds a part to the file; the last one starts the import. Whatever does not begin where the file ends is ignored:
   * the response says where that is. Rejects with an AppError: `import-gone`, `wrong-part` or `import-not-written`.
   */
  async append(personId: string, importId: string, from: number, part: Uint8Array): Promise<CustomerImport> {
    const stored = this.#imports.get(personId);
    if (stored?.shown.id !== importId) throw new AppError('import-gone');
    await this.#inTurn(stored, async () => {
      const { shown, handle } = stored;
      if (shown.state !== 'uploading' || from !== shown.received) return;
      if (handle === null) throw new AppError('import-gone');
      const received = from + part.length;
      if (received > shown.bytes || part.length === 0) throw new AppError('wrong-part');
      await handle.appendFile(part);
      stored.shown = { ...shown, received };
      stored.changedAt = Date.now();
      if (received < shown.bytes) return;
      await closeHandle(stored);
      this.#run(stored);
    });
    return stored.shown;
  }

  /** Forgets a person's import, and removes its files; not while it is imported. False if there is none. */
  async remove(personId: string): Promise<boolean> {
    const stored = this.#imports.get(personId);
    if (stored === undefined) return false;
    if (stored.shown.state === 'importing') throw new AppError('import-running');
    await this.#drop(stored);
    return true;
  }

  /** The path of a file about a person's last import; null if there is none. */
  reportOf(personId: string, report: ImportReport): string | null {
    const shown = this.find(personId);
    if (shown?.state !== 'done') return null;
    const path = this.#files.reportPath(shown.id, shown.fileName, report);
    return existsSync(path) ? path : null;
  }

  /** Ends what is running, and removes every file. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this.#imports.values()].map((stored) => this.#drop(stored)));
  }

  #refuseBesideCommand(): void {
    // In PostgreSQL, the import itself finds out.
    if (this.#deps.databaseUrl !== null) return;
    const unlock = tryLockImports(this.#deps.dataDirectory);
    if (unlock === null) throw new AppError('import-running');
    unlock();
  }

  /** An import whose file could not be written is gone. */
  async #inTurn(stored: StoredImport, work: () => Promise<void>): Promise<void> {
    const turn = stored.queue.then(async () => {
      if (stored.isDropped) throw new AppError('import-gone');
      await work();
    });
    stored.queue = turn.catch(() => {});
    try {
      await turn;
    } catch (error) {
      if (error instanceof AppError) throw error;
      await this.#drop(stored);
      if (storageErrorText(error) === undefined) throw error;
      throw new AppError('import-not-written');
    }
  }

  #run(stored: StoredImport): void {
    const { id, fileName } = stored.shown;
    const { dataDirectory, databaseUrl, phoneCountry } = this.#deps;
    const { encoding, decimal, dates } = stored.request;
    const file = this.#files.pathOf(id, fileName);
    const task = { dataDirectory, file, encoding, decimal, dates, phoneCountry };
    stored.shown = { ...stored.shown, state: 'importing' };
    stored.running = startImport(task, databaseUrl, (progress) => {
      stored.shown = { ...stored.shown, progress };
    });
    void stored.running.outcome.then((outcome) => this.#finish(stored, outcome));
  }

  async #finish(stored: StoredImport, outcome: ImportOutcome | null): Promise<void> {
    stored.running = null;
    const { shown, person } = stored;
    const { noteImport, warn } = this.#deps;
    const summary = outcome?.kind === 'done' ? outcome.summary : null;
    if (summary !== null || shown.progress?.pass === 'write')
      noteImport(person, importActivity(shown.fileName, summary));
    if (stored.isDropped) return;
    if (outcome === null || outcome.kind === 'crashed')
      warn(`An import ended unexpectedly${outcome === null ? '' : `: ${outcome.trace}`}.`);
    stored.changedAt = Date.now();
    stored.shown = endedImport(shown, outcome);
    const removed = summary === null ? this.#files.remove(shown.id) : this.#files.removeFile(shown.id, shown.fileName);
    await removed.catch(() => warn('The file of an import could not be removed.'));
  }

  async #drop(stored: StoredImport): Promise<void> {
    if (stored.isDropped) return;
    stored.isDropped = true;
    const { person, shown } = stored;
    if (this.#imports.get(person.id) === stored) this.#imports.delete(person.id);
    await stored.running?.stop();
    await stored.queue;
    await closeHandle(stored);
    await this.#files.remove(shown.id).catch(() => this.#deps.warn('The file of an import could not be removed.'));
  }

  async #prune(): Promise<void> {
    const now = Date.now();
    for (const stored of this.#imports.values()) {
      const { state } = stored.shown;
      const lifetime = state === 'uploading' ? this.#times.abandoned : this.#times.kept;
      if (state !== 'importing' && now - stored.changedAt > lifetime) await this.#drop(stored);
    }
  }
}

function isActive({ state }: CustomerImport): boolean {
  return state === 'uploading' || state === 'importing';
}

async function closeHandle(stored: StoredImport): Promise<void> {
  const { handle } = stored;
  stored.handle = null;
  await handle?.close().catch(() => {});
}
