import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { Parameter, Summary } from '../../../../contract/list-metadata.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import { parseReply } from './search-messages.ts';
import type { SearchMessage, SearchRequest, SearchWorkerSettings } from './search-messages.ts';
import type { ContactRequest } from './contact-scan.ts';
import type { SearchPageRequest, SearchSummaryRequest } from './search-scan.ts';
import { asUnavailable } from '../database/with-sqlite-errors.ts';
import type { StoreBatch, StorePage } from '../read/list-pages.ts';

const Catalogue = z.array(Parameter);
const Batch: z.ZodMiniType<StoreBatch> = z.object({
  customers: z.array(z.object({ customer: z.string(), parameters: z.nullable(z.string()) })),
  next: z.nullable(z.string()),
});
const Page: z.ZodMiniType<StorePage> = z.object({ customers: z.string(), next: z.nullable(z.string()) });

const DocumentId = z.nullable(z.string());

const defaultTimeoutMs = 5000;

interface PendingRequest {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs what takes long in two workers, one for pages of searches and one for counts, so that a long count delays
 * neither a page nor the event loop. A request ends when its signal aborts (rejects with the signal's reason) or after
 * five seconds (rejects with SourceUnavailableError); its worker then stops at the next slice.
 */
export class SearchWorkerClient {
  readonly #pages: WorkerConnection;
  readonly #counts: WorkerConnection;

  constructor(dataDir: string, timeoutMs = defaultTimeoutMs) {
    this.#pages = new WorkerConnection({ dataDir, timeoutMs });
    this.#counts = new WorkerConnection({ dataDir, timeoutMs });
  }

  async page(request: SearchPageRequest, signal?: AbortSignal): Promise<StorePage> {
    return Page.parse(await this.#pages.request((id) => ({ id, kind: 'page', request }), signal));
  }

  /** In the worker of the counts, so that an export does not delay pages. */
  async batch(request: SearchPageRequest, signal?: AbortSignal): Promise<StoreBatch> {
    return Batch.parse(await this.#counts.request((id) => ({ id, kind: 'batch', request }), signal));
  }

  async summary(request: SearchSummaryRequest, signal?: AbortSignal): Promise<Summary> {
    return Summary.parse(await this.#counts.request((id) => ({ id, kind: 'summary', request }), signal));
  }

  /** The document id of the first customer in list order with a contact; null if no one has it. */
  async firstByContact(request: ContactRequest, signal?: AbortSignal): Promise<string | null> {
    return DocumentId.parse(await this.#pages.request((id) => ({ id, kind: 'contact', request }), signal));
  }

  async catalogue(): Promise<readonly Parameter[]> {
    return Catalogue.parse(await this.#counts.request((id) => ({ id, kind: 'catalogue' })));
  }

  /** Starts both workers unless they are running. */
  start(): void {
    this.#pages.start();
    this.#counts.start();
  }

  async close(): Promise<void> {
    await Promise.all([this.#pages.close(), this.#counts.close()]);
  }
}

/** One worker, started for its first request, and again if it ends. */
class WorkerConnection {
  readonly #settings: SearchWorkerSettings;
  readonly #pending = new Map<number, PendingRequest>();
  #worker: Worker | null = null;
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
    this.#pending.set(id, { resolve, reject });
    worker.postMessage(message(id));
    const giveUp = (reason: unknown): void => {
      worker.postMessage({ id, kind: 'stop' } satisfies SearchMessage);
      reject(reason);
    };
    const onAbort = (): void => giveUp(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    const timer = setTimeout(
      () => giveUp(new SourceUnavailableError('A search took too long')),
      this.#settings.timeoutMs,
    );
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      this.#pending.delete(id);
      if (this.#pending.size === 0) worker.unref();
    }
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
    const error = new SourceUnavailableError('The search worker ended', { cause });
    for (const { reject } of this.#pending.values()) reject(error);
  }
}
