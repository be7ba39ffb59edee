import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { Parameter, Summary } from '../../../../contract/app-api.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import { readReply } from './search-messages.ts';
import type { SearchMessage, SearchRequest, SearchWorkerSettings } from './search-messages.ts';
import type { SearchPageRequest, SearchSummaryRequest } from './search-scan.ts';
import { asUnavailable } from '../database/with-sqlite-errors.ts';
import type { StoreBatch, StorePage } from '../read/list-pages.ts';

const Catalogue = z.array(Parameter);
const Batch: z.ZodMiniType<StoreBatch> = z.object({
  customers: z.array(z.object({ customer: z.string(), parameters: z.nullable(z.string()) })),
  next: z.nullable(z.string()),
});
const Page: z.ZodMiniType<StorePage> = z.object({ customers: z.string(), next: z.nullable(z.string()) });

/** Milliseconds after which a question is given up. */
const defaultTimeoutMs = 5000;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What takes long, on threads of their own: pages of searches apart from counts, so that a long count delays neither a
 * page nor the event loop. A question is given up when its signal aborts (rejects with the signal's reason) or after
 * five seconds (rejects with SourceUnavailableError); its thread then stops at its next slice.
 */
export class SearchWorkerClient {
  readonly #pages: WorkerConnection;
  readonly #counts: WorkerConnection;

  constructor(dataDir: string, timeoutMs = defaultTimeoutMs) {
    this.#pages = new WorkerConnection({ dataDir, timeoutMs });
    this.#counts = new WorkerConnection({ dataDir, timeoutMs });
  }

  async page(request: SearchPageRequest, signal?: AbortSignal): Promise<StorePage> {
    return Page.parse(await this.#pages.ask((id) => ({ id, kind: 'page', request }), signal));
  }

  /** On the thread of the counts, so that an export does not hold up pages. */
  async batch(request: SearchPageRequest, signal?: AbortSignal): Promise<StoreBatch> {
    return Batch.parse(await this.#counts.ask((id) => ({ id, kind: 'batch', request }), signal));
  }

  async summary(request: SearchSummaryRequest, signal?: AbortSignal): Promise<Summary> {
    return Summary.parse(await this.#counts.ask((id) => ({ id, kind: 'summary', request }), signal));
  }

  async catalogue(): Promise<readonly Parameter[]> {
    return Catalogue.parse(await this.#counts.ask((id) => ({ id, kind: 'catalogue' })));
  }

  /** Starts both threads, unless they run. */
  start(): void {
    this.#pages.start();
    this.#counts.start();
  }

  async close(): Promise<void> {
    await Promise.all([this.#pages.close(), this.#counts.close()]);
  }
}

/** One thread, started at its first question and again should it end. */
class WorkerConnection {
  readonly #settings: SearchWorkerSettings;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;
  #isClosed = false;

  constructor(settings: SearchWorkerSettings) {
    this.#settings = settings;
  }

  async ask(question: (id: number) => SearchRequest, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new SourceUnavailableError('The store is closed');
    const worker = this.start();
    // A process with nothing else to do stays for the answer, and no longer.
    worker.ref();
    this.#asked += 1;
    const id = this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    worker.postMessage(question(id));
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
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
    }
  }

  /** The running thread; a new one takes a tenth of a second to answer, so it is better started before it is asked. */
  start(): Worker {
    this.#worker ??= this.#begin();
    return this.#worker;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #begin(): Worker {
    // No options of the parent's: a test runner's loader has no business in here.
    const worker = new Worker(new URL('search-worker.ts', import.meta.url), {
      workerData: this.#settings,
      execArgv: [],
    });
    worker.unref();
    worker.on('message', (message: unknown) => {
      const reply = readReply(message);
      if (reply === null) return;
      const waiting = this.#waiting.get(reply.id);
      if ('answer' in reply) waiting?.resolve(reply.answer);
      else
        waiting?.reject(
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
    for (const { reject } of this.#waiting.values()) reject(error);
  }
}
