import { LRUCache } from 'lru-cache';
import { SourceFailedError } from '../../source-errors.ts';
import { unlessAborted } from '../../../limits/unless-aborted.ts';

const defaultMaxBytes = 64 * 1024 * 1024;
/** Bytes an entry takes besides its text. */
const overhead = 512;
/** Time in ms after which a response is not served at all, not even when there is no newer one. */
const longestKept = 86_400_000;
/** Multiples of the fresh time after which a response is too old to serve while a newer one loads. */
const staleFactor = 10;

/** A response and the time in ms it was received. */
export interface CachedResponse<T> {
  readonly value: T;
  readonly fetchedAt: number;
}

/** How responses of one kind are requested and kept. */
export interface Fetcher<T> {
  /** Sends the request; `isRefresh` when no one waits for the response. */
  fetch(isRefresh: boolean): Promise<CachedResponse<T>>;
  /** Whether a refresh may be sent now. */
  canRefresh(): Promise<boolean>;
  /** Whether an older response is better than a failure, and than waiting. */
  canServeStale(value: T): boolean;
  /** Whether a failure says that the response is gone for good. */
  isFinal(error: unknown): boolean;
}

interface FetchContext<T> {
  readonly fetcher: Fetcher<T>;
  readonly isRefresh: boolean;
}

/**
 * The responses to one API key, in memory and bounded in bytes. Fresh ones are repeated. A stale one is served while a
 * refresh runs, and whenever there is no newer one. Equal requests at the same time are sent once.
 */
export class ResponseCache<T extends object> {
  readonly #freshMs: number;
  readonly #entries: LRUCache<string, CachedResponse<T>, FetchContext<T>>;

  constructor(freshMs: number, sizeOf: (value: T) => number, maxBytes = defaultMaxBytes) {
    this.#freshMs = freshMs;
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ value }, key) => sizeOf(value) + key.length + overhead,
      fetchMethod: async (key, _kept, { context: { fetcher, isRefresh } }) => {
        try {
          return await fetcher.fetch(isRefresh);
        } catch (error) {
          if (fetcher.isFinal(error)) this.#entries.delete(key);
          throw error;
        }
      },
      // A failure leaves the last response, and those who wait get theirs though its entry was replaced or cleared.
      noDeleteOnFetchRejection: true,
      ignoreFetchAbort: true,
    });
  }

  /** Rejects with what the request fails with, or with the signal's reason: then only this caller stops waiting. */
  async get(key: string, fetcher: Fetcher<T>, signal?: AbortSignal): Promise<CachedResponse<T>> {
    signal?.throwIfAborted();
    const kept = this.#entries.get(key);
    const age = kept === undefined ? Infinity : ageOf(kept);
    if (kept !== undefined && age < this.#freshMs) return kept;
    if (kept === undefined || age > longestKept || !fetcher.canServeStale(kept.value))
      return await this.#fetch(key, { fetcher, isRefresh: false }, signal);
    if (age < this.#freshMs * staleFactor) {
      this.#refresh(key, fetcher).catch(() => {});
      return kept;
    }
    return await this.#fetch(key, { fetcher, isRefresh: false }, signal).catch((error: unknown) => {
      if (signal?.aborted === true || fetcher.isFinal(error) || isKeyRefused(error)) throw error;
      return kept;
    });
  }

  /** The response if it is still fresh; sends nothing. */
  fresh(key: string): CachedResponse<T> | null {
    const kept = this.#entries.peek(key);
    return kept !== undefined && ageOf(kept) < this.#freshMs ? kept : null;
  }

  /** Keeps a response unless the one kept is newer. */
  set(key: string, response: CachedResponse<T>): void {
    const kept = this.#entries.peek(key);
    if (kept !== undefined && kept.fetchedAt > response.fetchedAt && ageOf(kept) !== Infinity) return;
    this.#entries.set(key, response);
  }

  clear(): void {
    this.#entries.clear();
  }

  async #refresh(key: string, fetcher: Fetcher<T>): Promise<void> {
    if (await fetcher.canRefresh()) await this.#fetch(key, { fetcher, isRefresh: true });
  }

  /** Sends a request, or joins the one under way. */
  #fetch(key: string, context: FetchContext<T>, signal?: AbortSignal): Promise<CachedResponse<T>> {
    return unlessAborted(this.#entries.forceFetch(key, { forceRefresh: true, context }), signal);
  }
}

/** Milliseconds. A time in the future comes from a wrong clock, so its age is unknown. */
function ageOf({ fetchedAt }: CachedResponse<unknown>): number {
  const age = Date.now() - fetchedAt;
  return age < 0 ? Infinity : age;
}

function isKeyRefused(error: unknown): boolean {
  return error instanceof SourceFailedError && error.reason === 'key-refused';
}
