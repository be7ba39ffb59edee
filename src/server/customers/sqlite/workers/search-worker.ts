import { parentPort, workerData } from 'node:worker_threads';
import { isDamage, sqliteCodeOf, sqliteCodes } from '../../../database/sqlite-error-code.ts';
import { exportFile } from '../../export/file/export-file.ts';
import { runInSlices } from './time-slicing.ts';
import { openForReading } from '../database/open-database.ts';
import { ColumnStore } from '../columns/column-store.ts';
import { ListQueries } from '../lists/list-queries.ts';
import { WalkBatches } from '../lists/walk-batches.ts';
import { ContactScan } from '../search/contact-scan.ts';
import { ParameterCounts } from '../parameters/parameter-counts.ts';
import { ReadSnapshot } from '../database/read-snapshot.ts';
import { parseSearchMessage, SearchWorkerSettings } from './search-messages.ts';
import type { SearchResult, SearchRequest, SearchReply } from './search-messages.ts';
import { SearchScan } from '../search/search-scan.ts';

/* The worker of search-worker-client.ts: its searches take turns, a slice each. */

if (parentPort !== null) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const run = openDatabase(SearchWorkerSettings.parse(workerData));
  const running = new Map<number, AbortController>();
  port.on('message', (posted: unknown) => {
    const message = parseSearchMessage(posted);
    const { id } = message;
    if (message.kind === 'stop') {
      running.get(id)?.abort();
      return;
    }
    const stop = new AbortController();
    running.set(id, stop);
    void replyTo(id, () => run(message, stop.signal)).then((reply) => {
      running.delete(id);
      port.postMessage(reply);
    });
  });
  port.postMessage({ kind: 'ready' } satisfies SearchReply);
}

function openDatabase({
  dataDir,
  timeoutMs,
}: SearchWorkerSettings): (message: SearchRequest, stop: AbortSignal) => Promise<SearchResult | null> {
  const database = openForReading(dataDir);
  const scan = new SearchScan(database, timeoutMs);
  const contacts = new ContactScan(database);
  const counts = new ParameterCounts(database);
  const snapshot = new ReadSnapshot(database);
  let queries: ListQueries | null = null;
  // The columns take much memory, which only one of the workers needs.
  const lists = (): ListQueries => (queries ??= new ListQueries(database, new ColumnStore(database), scan));
  const walks = new WalkBatches(database, scan, lists);
  return async (message, stop) => {
    switch (message.kind) {
      case 'page':
        return await runInSlices(scan.page(message.request), stop);
      case 'batch':
        return await runInSlices(walks.read(message.request), stop);
      case 'lines': {
        const batch = await runInSlices(walks.read(message.request), stop);
        if (batch === null) return null;
        const text = await exportFile(message.form).textOf(batch.customers);
        return { text, customers: batch.customers.length, next: batch.next };
      }
      case 'contact':
        return await runInSlices(contacts.first(message.request), stop);
      case 'sorted':
        return await runInSlices(lists().page(message.request), stop);
      case 'listSummary':
        return await runInSlices(lists().summary(message.request), stop);
      case 'warmUp':
        return await runInSlices(lists().warmUp(), stop);
      case 'catalogue':
        return snapshot.read(() => counts.catalogue());
    }
  };
}

async function replyTo(id: number, run: () => Promise<SearchResult | null>): Promise<SearchReply> {
  try {
    return { id, result: await run() };
  } catch (error) {
    // The class of an error does not survive the way to the other thread.
    const errcode = isDamage(error) ? sqliteCodes.corrupt : sqliteCodeOf(error);
    return { id, errcode, message: error instanceof Error ? error.message : String(error) };
  }
}
