import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Summary } from '../../../contract/app-api.ts';
import type { CustomerPage } from '../customer-source.ts';
import { sqliteCodeOf } from '../../system/sqlite-error.ts';
import { openForReading } from './open-database.ts';
import { SearchScan } from './search-scan.ts';
import type { SearchPageRequest, SearchSummaryRequest } from './search-scan.ts';

/*
 * The thread's side of search-threads.ts: searches take turns, a slice each.
 */

export type SearchQuestion =
  | { readonly id: number; readonly kind: 'page'; readonly request: SearchPageRequest }
  | { readonly id: number; readonly kind: 'summary'; readonly request: SearchSummaryRequest };

export type SearchReply =
  | { readonly id: number; readonly answer: CustomerPage | Summary }
  | { readonly id: number; readonly errcode: number | null; readonly message: string };

/** Milliseconds one search may go on before another has its turn. */
const turn = 8;

if (parentPort !== null) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const scan = new SearchScan(openForReading(readDataDir()));
  port.on('message', (question: SearchQuestion) => {
    void answer(scan, question).then((reply) => {
      port.postMessage(reply);
    });
  });
}

async function answer(scan: SearchScan, { id, kind, request }: SearchQuestion): Promise<SearchReply> {
  try {
    return { id, answer: await inTurns(kind === 'page' ? scan.page(request) : scan.summary(request)) };
  } catch (error) {
    return { id, errcode: sqliteCodeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}

async function inTurns(search: Generator<undefined, CustomerPage | Summary>): Promise<CustomerPage | Summary> {
  let until = performance.now() + turn;
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    if (performance.now() >= until) {
      await setImmediate();
      until = performance.now() + turn;
    }
  }
}

function readDataDir(): string {
  const data: unknown = workerData;
  if (typeof data !== 'string') throw new TypeError('The search thread needs the data directory');
  return data;
}
