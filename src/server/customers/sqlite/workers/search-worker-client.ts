import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { Parameter, Summary } from '../../../../contract/list/list-metadata.ts';
import type { FileForm } from '../../customer-source.ts';
import { isPlain } from '../../list-selector.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import { parseReply } from './search-messages.ts';
import type { LinesBatch, SearchMessage, SearchRequest, SearchWorkerSettings } from './search-messages.ts';
import type { ContactRequest } from '../search/contact-scan.ts';
import type { ListSummaryRequest, SortedPageRequest, StoredPage } from '../lists/list-queries.ts';
import type { WalkBatchRequest } from '../lists/walk-batches.ts';
import type { SearchPageRequest } from '../search/search-scan.ts';
import { asUnavailable } from '../database/with-sqlite-errors.ts';
import type { StoreBatch, StorePage } from '../read/list-pages.ts';

const Catalogue = z.array(Parameter);
const Batch: z.ZodMiniType<StoreBatch> = z.object({
  customers: z.array(z.object({ customer: z.string(), parameters: z.nullable(z.string()) })),
  next: z.nullable(z.string()),
});
const Lines: z.ZodMiniType<LinesBatch> = z.object({
  text: z.string(),
  customers: z.number(),
  next: z.nullable(z.string()),
});
const Page: z.ZodMiniType<StorePage> = z.object({ customers: z.string(), next: z.nullable(z.string()) });

const SortedPage: z.ZodMiniType<StoredPage> = z.object({
  rows: z.array(z.object({ json: z.string(), parameters: z.string() })),
  next: z.nullable(z.string()),
});

const DocumentId = z.nullable(z.string());

const defaultTimeoutMs = 5000;
/** The first list by a field reads it of every customer: at a million, names take seconds. */
const listsTimeoutMs = 30_000;

/** Time in ms for a worker to start, which the time of a request does not include: a busy machine takes seconds. */
const startTimeoutMs = 30_000;

interface PendingRequest {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Gives the request this much time from now on, in ms. */
  readonly allow: (ms: number) => void;
}

/**
 * Runs what takes long in three workers, so that none delays a page or the event loop: one for pages of searches, one
 * for walks and the catalogue, and one that keeps columns in memory, for summaries and for pages and walks of sorted or
 * filtered lists. A request ends when its signal aborts (rejects with the signal's reason) or after five seconds of a
 * running worker, or thirty of the last one (rejects with SourceUnavailableError); its worker then stops at the next
 * slice.
 */
export class SearchWorkerClient {
  readonly #pages: WorkerConnection;
  readonly #walks: WorkerConnection;
  readonly #lists: WorkerConnection;

  constructor(dataDir: string, timeoutMs?: number) {
    this.#pages = new WorkerConnection({ dataDir, timeoutMs: timeoutMs ?? defaultTimeoutMs });
    this.#walks = new WorkerConnection({ dataDir, timeoutMs: timeoutMs ?? defaultTimeoutMs });
    this.#lists = new WorkerConnection({ dataDir, timeoutMs: timeoutMs ?? listsTimeoutMs });
  }

  async page(request: SearchPageRequest, signal?: AbortSignal): Promise<StorePage> {
    return Page.parse(await this.#pages.request((id) => ({ id, kind: 'page', request }), signal));
  }

  /** Part of a walk. */
  async batch(request: WalkBatchRequest, signal?: AbortSignal): Promise<StoreBatch> {
    return Batch.parse(await this.#walking(request).request((id) => ({ id, kind: 'batch', request }), signal));
  }

  /** The same as part of a file, so that writing it delays no one either. */
  async lines(request: WalkBatchRequest, form: FileForm, signal?: AbortSignal): Promise<LinesBatch> {
    return Lines.parse(await this.#walking(request).request((id) => ({ id, kind: 'lines', request, form }), signal));
  }

  /**
   * Not the worker of the pages, so that an export does not delay them. A list that is sorted or has conditions needs
   * the columns, which only the worker of the lists has.
   */
  #walking(request: WalkBatchRequest): WorkerConnection {
    return isPlain(request) ? this.#walks : this.#lists;
  }

  /** A page of a list that is sorted or has conditions. */
  async sorted(request: SortedPageRequest, signal?: AbortSignal): Promise<StoredPage> {
    return SortedPage.parse(await this.#lists.request((id) => ({ id, kind: 'sorted', request }), signal));
  }

  async listSummary(request: ListSummaryRequest, signal?: AbortSignal): Promise<Summary> {
    return Summary.parse(await this.#lists.request((id) => ({ id, kind: 'listSummary', request }), signal));
  }

  /** The document id of the first customer in list order with a contact; null if no one has it. */
  async firstByContact(request: ContactRequest, signal?: AbortSignal): Promise<string | null> {
    return DocumentId.parse(await this.#pages.request((id) => ({ id, kind: 'contact', request }), signal));
  }

  async catalogue(): Promise<readonly Parameter[]> {
    return Catalogue.parse(await this.#walks.request((id) => ({ id, kind: 'catalogue' })));
  }

  /** Starts the workers unless they are running. */
  start(): void {
    this.#pages.start();
    this.#walks.start();
    if (this.#lists.isRunning) return;
    // Reading a million customers takes more than a second, so before anyone waits for it.
    this.#lists.request((id) => ({ id, kind: 'warmUp' })).catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.all([this.#pages.close(), this.#walks.close(), this.#lists.close()]);
  }
}

/** One worker, started for its first request, and again if it ends. */
class WorkerConnection {
  readonly #settings: SearchWorkerSettings;
  readonly #pending = new Map<number, PendingRequest>();
  #worker: Worker | null = null;
  #isReady = false;
  #lastId = 0;
  #isClosed = false;

  constructor(settings: SearchWorkerSettings) {
    this.#settings = settings;
  }

  async request(message: (id: number) => SearchRequest, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new SourceUnavailableError('The store is closed');
    const worker = this.start();
    // A process with nothing else to do waits for the result, but no longer.
    worker.ref();
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const giveUp = (reason: unknown): void => {
      worker.postMessage({ id, kind: 'stop' } satisfies SearchMessage);
      reject(reason);
    };
    const onAbort = (): void => giveUp(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    let timer: NodeJS.Timeout | undefined;
    const allow = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp(new SourceUnavailableError('A search took too long')), ms);
    };
    allow(this.#isReady ? this.#settings.timeoutMs : startTimeoutMs);
    this.#pending.set(id, { resolve, reject, allow });
    worker.postMessage(message(id));
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      this.#pending.delete(id);
      if (this.#pending.size === 0) worker.unref();
    }
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** The running worker. A new one needs 0.1 s for its first result, so start it ahead of the first request. */
  start(): Worker {
    this.#worker ??= this.#begin();
    return this.#worker;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #begin(): Worker {
    // Not with the parent's options, such as the loader of a test runner.
    const worker = new Worker(new URL('search-worker.ts', import.meta.url), {
      workerData: this.#settings,
      execArgv: [],
    });
    worker.unref();
    worker.on('message', (message: unknown) => {
      const reply = parseReply(message);
      if (reply === null) return;
      if ('kind' in reply) {
        this.#isReady = true;
        for (const { allow } of this.#pending.values()) allow(this.#settings.timeoutMs);
        return;
      }
      const pending = this.#pending.get(reply.id);
      if ('result' in reply) pending?.resolve(reply.result);
      else
        pending?.reject(
          asUnavailable(Object.assign(new Error(reply.message), { errcode: reply.errcode ?? undefined })),
        );
    });
    worker.on('error', (error) => {
      this.#end(worker, error);
    });
    worker.on('exit', () => {
      this.#end(worker, null);
    });
    return worker;
  }

  #end(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#isReady = false;
    const error = new SourceUnavailableError('The search worker ended', { cause });
    for (const { reject } of this.#pending.values()) reject(error);
  }
}
