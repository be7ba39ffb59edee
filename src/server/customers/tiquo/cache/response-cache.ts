import { LRUCache } from 'lru-cache';
import { errors } from '../../../../contract/errors.ts';
import { SourceAnswerError } from '../../source-errors.ts';

/** Bytes of answers kept at most. */
const usualBytes = 64 * 1024 * 1024;
/** Bytes an entry takes beside its text. */
const overhead = 512;
/** Milliseconds after which an answer is not given any more, not even while there is no newer one. */
const longestKept = 86_400_000;
/** Fresh times after which an answer is too old to be given while a newer one is asked for. */
const staleFor = 10;

/** An answer and when it was given, in milliseconds since 1970. */
export interface Dated<T> {
  readonly value: T;
  readonly answeredAt: number;
}

/** How the answers of one kind are asked for and kept. */
export interface Asking<T> {
  /** Asks upstream; `refresh` when nobody waits for it. */
  ask(forRefresh: boolean): Promise<Dated<T>>;
  /** Whether a refresh may be asked for now. */
  mayRefresh(): boolean;
  /** Whether an older answer is better than a failure, and than waiting. */
  mayBeStale(value: T): boolean;
  /** Whether a failure says that the answer is gone for good. */
  isFinal(error: unknown): boolean;
}

/**
 * Answers of one upstream with one key, in memory alone and bounded in bytes. Fresh ones are repeated; a stale one is
 * given at once while one refresh runs, and whenever there is no newer one to be had. Who asks for what is being asked
 * for waits for the same answer.
 */
export class AnswerCache<T extends object> {
  readonly #freshMs: number;
  readonly #sizeOf: (value: T) => number;
  readonly #kept: LRUCache<string, Dated<T>>;
  readonly #asked = new Map<string, Promise<Dated<T>>>();

  constructor(freshMs: number, sizeOf: (value: T) => number, maxBytes = usualBytes) {
    this.#freshMs = freshMs;
    this.#sizeOf = sizeOf;
    this.#kept = new LRUCache({ maxSize: maxBytes });
  }

  /** Rejects with what asking says, or with the signal's reason when this asker leaves; others go on waiting. */
  async get(key: string, asking: Asking<T>, signal?: AbortSignal): Promise<Dated<T>> {
    signal?.throwIfAborted();
    const kept = this.#kept.get(key);
    const age = kept === undefined ? Infinity : ageOf(kept);
    if (kept === undefined || age > longestKept || !asking.mayBeStale(kept.value)) {
      return age < this.#freshMs && kept !== undefined ? kept : await this.#shared(key, asking, false, signal);
    }
    if (age < this.#freshMs) return kept;
    if (age < this.#freshMs * staleFor) {
      if (this.#asked.has(key) || asking.mayRefresh()) this.#shared(key, asking, true, undefined).catch(() => {});
      return kept;
    }
    return await this.#shared(key, asking, false, signal).catch((error: unknown) => {
      if (signal?.aborted === true || asking.isFinal(error) || isKeyRefused(error)) throw error;
      return kept;
    });
  }

  /** The answer that is still fresh; never asks. */
  fresh(key: string): Dated<T> | null {
    const kept = this.#kept.peek(key);
    return kept !== undefined && ageOf(kept) < this.#freshMs ? kept : null;
  }

  /** Keeps an answer, unless what is kept is newer. */
  set(key: string, answer: Dated<T>): void {
    const kept = this.#kept.peek(key);
    if (kept !== undefined && kept.answeredAt > answer.answeredAt && ageOf(kept) !== Infinity) return;
    this.#kept.set(key, answer, { size: this.#sizeOf(answer.value) + key.length + overhead });
  }

  /** Keeps nothing of what it has. */
  clear(): void {
    this.#kept.clear();
  }

  async #shared(
    key: string,
    asking: Asking<T>,
    forRefresh: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Dated<T>> {
    let asked = this.#asked.get(key);
    if (asked === undefined) {
      asked = this.#ask(key, asking, forRefresh);
      this.#asked.set(key, asked);
    }
    return await unlessGone(asked, signal);
  }

  async #ask(key: string, asking: Asking<T>, forRefresh: boolean): Promise<Dated<T>> {
    try {
      const answer = await asking.ask(forRefresh);
      this.set(key, answer);
      return answer;
    } catch (error) {
      if (asking.isFinal(error)) this.#kept.delete(key);
      throw error;
    } finally {
      this.#asked.delete(key);
    }
  }
}

/** Milliseconds; a time to come is of a clock that was wrong, so its age is not known. */
function ageOf({ answeredAt }: Dated<unknown>): number {
  const age = Date.now() - answeredAt;
  return age < 0 ? Infinity : age;
}

function isKeyRefused(error: unknown): boolean {
  return error instanceof SourceAnswerError && error.sentence === errors.upstreamRefusedKey;
}

/** Waits for what others may wait for too; only this wait ends when the signal aborts. */
async function unlessGone<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await answer;
  const { promise: gone, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([answer, gone]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
