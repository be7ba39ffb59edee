import { exportEnd } from '../../../../contract/list/exported-file.ts';
import type { ExportFormat, SelectionBody } from '../../../../contract/list/list-export.ts';
import { formatSort, isNewestFirst } from '../../../../contract/list/list-sort.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { checkUser, readBody, send, type ApiRequest } from '../../../lib/api/api-client.ts';
import { responseError } from '../../../lib/api/response-error.ts';
import { currentUserId } from '../../../lib/page/current-user.ts';
import { NetworkError, ServerError } from '../../../lib/api/api-errors.ts';
import { filterQuery } from '../api/customer-queries.ts';
import type { ListRequest } from '../url/list-request.ts';

export interface ExportRequest {
  readonly format: ExportFormat;
  /** The query of the list, without the format. */
  readonly query: URLSearchParams;
  /** Null for the whole list. */
  readonly selection: SelectionBody | null;
}

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
  readonly customers: number;
}

/** Bytes after which what has arrived becomes a blob, which the browser may keep on disk. */
const blobSize = 8_000_000;

/**
 * Reads an export to its end, and nothing of one that is cut off. `onProgress` gets the customers so far. Rejects with
 * an ApiError, or the signal's reason.
 */
export async function readExport(
  request: ExportRequest,
  onProgress: (customers: number) => void,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const response = await openExport(request, signal);
  const body = response.body?.getReader();
  if (body === undefined) throw new ServerError('The response has no body', null);
  const counter = new RowCounter(request.format);
  const blobs: Blob[] = [];
  let [chunks, size]: [Uint8Array<ArrayBuffer>[], number] = [[], 0];
  for (;;) {
    const { value } = await unlessLost(body.read(), signal);
    if (value === undefined) break;
    counter.add(value);
    onProgress(counter.rows);
    chunks.push(value);
    size += value.length;
    if (size >= blobSize) {
      blobs.push(new Blob(chunks));
      [chunks, size] = [[], 0];
    }
  }
  const whole = new Blob([...blobs, ...chunks]);
  if ((await whole.slice(-exportEnd.length).text()) !== exportEnd) throw new NetworkError('The connection was lost');
  const type = response.headers.get('content-type') ?? '';
  const content = whole.slice(0, whole.size - exportEnd.length, type);
  return { name: fileName(response) ?? `customers.${request.format}`, content, customers: counter.rows };
}

function openExport({ format, query, selection }: ExportRequest, signal: AbortSignal): Promise<Response> {
  const path = `${routes.export}?${new URLSearchParams([...query, ['format', format], ['marksEnd', 'true']])}`;
  return openFile(selection === null ? { method: 'GET', path } : { method: 'POST', path, body: selection }, signal);
}

async function unlessLost<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new NetworkError('The connection was lost', { cause: error });
  }
}

function fileName(response: Response): string | null {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? null;
}

/** Which customers are exported, and in which order. */
export function listQuery(request: ListRequest): URLSearchParams {
  const query = filterQuery(request);
  if (request.status !== null) query.set('status', request.status);
  if (!isNewestFirst(request.sort)) query.set('sort', formatSort(request.sort));
  return query;
}

const [lineFeed, quote] = [10, 34];

/** As `listQuery`; those that are named need no query. */
export function exportQuery(request: ListRequest, selection: SelectionBody | null): URLSearchParams {
  return selection !== null && 'only' in selection ? new URLSearchParams() : listQuery(request);
}

/** Counts the customers in the bytes of an export: lines that end outside of quotes. */
export class RowCounter {
  readonly #isCsv: boolean;
  #isQuoted = false;
  #lines = 0;

  constructor(format: ExportFormat) {
    this.#isCsv = format === 'csv';
  }

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === lineFeed && !this.#isQuoted) this.#lines++;
      else if (byte === quote && this.#isCsv) this.#isQuoted = !this.#isQuoted;
    }
  }

  /** Without the line of headings. */
  get rows(): number {
    return this.#isCsv ? Math.max(0, this.#lines - 1) : this.#lines;
  }
}

/** Opens a file of our own server, whose body is yet to be read. Throws an ApiError. */
async function openFile(sent: ApiRequest, signal: AbortSignal): Promise<Response> {
  const requestedAt = performance.now();
  const response = await send(sent, signal, currentUserId);
  checkUser(response);
  if (!response.ok) throw responseError(response, await readBody(response, signal), null, requestedAt);
  return response;
}
