import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { exportPageSize } from '../../../contract/list/exported-file.ts';
import { errors } from '../../../contract/error-messages.ts';
import type { SelectionBody } from '../../../contract/list/list-export.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import type { CustomerSource, WalkedCustomer, WalkRequest } from '../customer-source.ts';
import { splitPage } from '../iterate-pages.ts';
import { SourceFailedError, SourceQuotaError, SourceUnavailableError } from '../source-errors.ts';
import { unlessAborted } from '../../limits/unless-aborted.ts';
import { asListed, idOf } from './walk-selection.ts';

/** How far an export has come; it can be stored. */
export interface ExportPosition {
  /** Where the next page starts; null for the first. */
  readonly after: string | null;
  readonly pages: number;
  /** There are no more pages, or none that are needed. */
  readonly isListRead: boolean;
  /** Of a selection of named customers, the ids still to find; null for a list. */
  readonly named: readonly string[] | null;
  /** Digests of where pages started: a source that returns to one of them would never end. */
  readonly seen: readonly string[];
}

export interface MeteredBatch {
  readonly customers: readonly WalkedCustomer[];
  /** After these customers. */
  readonly position: ExportPosition;
}

export interface ExportPause {
  /** Time in ms when the next request may be sent. */
  readonly until: number;
  /** A sentence. */
  readonly reason: string;
}

export interface MeteredWalkOptions {
  readonly signal: AbortSignal;
  /** Told of each pause, and with null that it is over. */
  readonly onPause: (pause: ExportPause | null) => void;
  /** Before each request; an export that it rejects for ends. */
  readonly beforeRequest?: () => Promise<void>;
}

export function startOfExport(selection: SelectionBody | null): ExportPosition {
  const named = selection !== null && 'only' in selection ? selection.only : null;
  return { after: null, pages: 0, isListRead: named?.length === 0, named, seen: [] };
}

/**
 * The customers of a list or a selection from a metered source, a request at a time from a position on. Waits while the
 * quota has no requests for exports, or the source fails for a while. Named customers are found on the pages of the
 * list, which a page on screen has mostly read already, and looked up once that costs less: at most twice as many
 * requests as there are names. Rejects with what does not pass, or the signal's reason.
 */
export async function* walkMetered(
  source: Pick<CustomerSource, 'list' | 'get'>,
  request: WalkRequest,
  selection: SelectionBody | null,
  start: ExportPosition,
  options: MeteredWalkOptions,
): AsyncGenerator<MeteredBatch> {
  const { signal } = options;
  const except = new Set(selection !== null && 'except' in selection ? selection.except : []);
  let position = start;
  while (!position.isListRead) {
    const { after, pages, named, seen } = position;
    const page = await unlessPaused(
      () => source.list({ ...request, limit: exportPageSize, after, isExport: true }, signal),
      options,
    );
    const rows = splitPage(page.customers).map((row) => [idOf(row.customer), row] as const);
    const sought = named === null ? null : new Set(named);
    const found = new Set(rows.map(([id]) => id));
    const left = named?.filter((id) => !found.has(id)) ?? null;
    const next = page.next === null ? null : digestOf(page.next);
    if (next !== null && seen.includes(next)) throw repeatedPosition();
    position = {
      after: page.next,
      pages: pages + 1,
      isListRead: page.next === null || (left !== null && left.length <= pages + 1),
      named: left,
      seen: next === null ? seen : [...seen, next],
    };
    const kept = rows.filter(([id]) => (sought === null ? !except.has(id) : sought.has(id)));
    yield { customers: kept.map(([, row]) => row), position };
  }
  for (let id = position.named?.[0]; id !== undefined; id = position.named?.[0]) {
    const sought = id;
    const found = await unlessPaused(() => source.get(sought, signal, { isExport: true }), options);
    position = { ...position, named: position.named?.slice(1) ?? null };
    yield { customers: found === null ? [] : [asListed(found.customer, request.filter)], position };
  }
}

function digestOf(position: string): string {
  return createHash('sha256').update(position).digest('base64url').slice(0, 12);
}

function repeatedPosition(): SourceFailedError {
  const sentence = errors.upstreamDrift('pagination.nextCursor');
  return new SourceFailedError('foreign-response', sentence, sentence);
}

/** Time in ms after a first failure; doubled with each in a row. */
const firstWait = 2_000;
/** In ms. Requests may become free sooner than expected, when others are given back. */
const longestWait = 300_000;
/** Failures in a row after which it is not tried again: about half an hour. */
const mostFailures = 12;

async function unlessPaused<T>(send: () => Promise<T>, options: MeteredWalkOptions): Promise<T> {
  const { signal, onPause, beforeRequest = async () => {} } = options;
  for (let [failures, isPaused] = [0, false]; ;) {
    signal.throwIfAborted();
    try {
      await beforeRequest();
      const response = await unlessAborted(send(), signal);
      if (isPaused) onPause(null);
      return response;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceQuotaError)) failures += 1;
      const pause = pauseAfter(error, failures);
      if (pause === null || failures > mostFailures) throw error;
      onPause(pause);
      isPaused = true;
      // When it is stopped meanwhile, the next round throws the signal's reason.
      await wait(Math.min(longestWait, pause.until - Date.now()), undefined, { signal }).catch(() => {});
    }
  }
}

/** Null for an error that does not pass. */
function pauseAfter(error: unknown, failures: number): ExportPause | null {
  const now = Date.now();
  if (error instanceof SourceQuotaError) return { until: now + error.retryAfter * 1000, reason: quotaReason };
  const until = now + Math.min(longestWait, firstWait * 2 ** (failures - 1));
  if (error instanceof SourceFailedError && error.reason !== 'key-refused') return { until, reason: error.sentence };
  if (error instanceof SystemUnavailableError || error instanceof SourceUnavailableError)
    return { until, reason: 'The server is busy' };
  return null;
}

const quotaReason = 'The requests for exports are used up for now';
