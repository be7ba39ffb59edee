import { parentPort, workerData } from 'node:worker_threads';
import type { Parameter, Summary } from '../../../contract/app-api.ts';
import type { CustomerPage } from '../customer-source.ts';
import { sqliteCodeOf } from '../../system/sqlite-error.ts';
import { inTurns } from './in-turns.ts';
import { openForReading } from './open-database.ts';
import { ParameterCounts } from './parameter-counts.ts';
import { ReadSnapshot } from './read-snapshot.ts';
import { SearchScan } from './search-scan.ts';
import type { SearchPageRequest, SearchSummaryRequest } from './search-scan.ts';

/*
 * The thread's side of search-threads.ts: searches take turns, a slice each.
 */

export type SearchQuestion =
  | { readonly id: number; readonly kind: 'page'; readonly request: SearchPageRequest }
  | { readonly id: number; readonly kind: 'summary'; readonly request: SearchSummaryRequest }
  | { readonly id: number; readonly kind: 'catalogue' };

/** `stop`: nobody waits for the answer to this question any more. */
export type SearchMessage = SearchQuestion | { readonly id: number; readonly kind: 'stop' };

type Answer = CustomerPage | Summary | readonly Parameter[];

export type SearchReply =
  | { readonly id: number; readonly answer: Answer | null }
  | { readonly id: number; readonly errcode: number | null; readonly message: string };

if (parentPort !== null) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const ask = openQuestions(readDataDir());
  const running = new Map<number, AbortController>();
  port.on('message', (message: SearchMessage) => {
    const { id } = message;
    if (message.kind === 'stop') {
      running.get(id)?.abort();
      return;
    }
    const stop = new AbortController();
    running.set(id, stop);
    void replyTo(id, () => ask(message, stop.signal)).then((reply) => {
      running.delete(id);
      port.postMessage(reply);
    });
  });
}

function openQuestions(dataDir: string): (question: SearchQuestion, stop: AbortSignal) => Promise<Answer | null> {
  const database = openForReading(dataDir);
  const scan = new SearchScan(database);
  const counts = new ParameterCounts(database);
  const snapshot = new ReadSnapshot(database);
  return async (question, stop) => {
    switch (question.kind) {
      case 'page':
        return await inTurns(scan.page(question.request), stop);
      case 'summary':
        return await inTurns(scan.summary(question.request), stop);
      case 'catalogue':
        return snapshot.read(() => counts.catalogue());
    }
  };
}

async function replyTo(id: number, ask: () => Promise<Answer | null>): Promise<SearchReply> {
  try {
    return { id, answer: await ask() };
  } catch (error) {
    return { id, errcode: sqliteCodeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}

function readDataDir(): string {
  const data: unknown = workerData;
  if (typeof data !== 'string') throw new TypeError('The search thread needs the data directory');
  return data;
}
