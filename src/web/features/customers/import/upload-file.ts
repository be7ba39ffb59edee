import {
  CustomerImportResponse,
  mostPartBytes,
  type CustomerImport,
  type NewImportBody,
} from '../../../../contract/import/customer-import.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { mutateJson } from '../../../lib/api/api-client.ts';
import { NetworkError, ServerError, UnavailableError } from '../../../lib/api/api-errors.ts';
import { sendPart } from './send-part.ts';

/** What a person has answered about a file. */
export type ImportAnswers = Pick<NewImportBody, 'encoding' | 'decimal' | 'dates'>;

export const noAnswers: ImportAnswers = { encoding: null, decimal: null, dates: null };

/** A file that was moved, changed or deleted after it was chosen; or a folder. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

/** The least bytes of a part: a slow network has seconds for each. */
const leastPartBytes = 32_768;
const firstPartBytes = 131_072;
/** Times in ms that a part may take, before the next is larger or smaller. */
const quick = 1_000;
const slow = 3_500;
/** How often a part is sent again; each time after a longer pause. */
const mostAttempts = 6;
const pauseMs = 1_000;

/**
 * Sends a file in parts, as large as the network allows. After a lost connection it goes on where it was. Resolves once
 * all of it has arrived. `onProgress` gets the bytes that have. Rejects with an ApiError, an UnreadableFileError, or
 * the signal's reason.
 */
export async function uploadFile(
  file: File,
  answers: ImportAnswers,
  onProgress: (received: number) => void,
  signal: AbortSignal,
): Promise<CustomerImport> {
  let state = await begin(file, answers);
  let [size, failures] = [firstPartBytes, 0];
  while (state.state === 'uploading') {
    signal.throwIfAborted();
    const bytes = await read(file, state.received, size);
    const sentAt = performance.now();
    try {
      state = (await sendPart(state.id, state.received, bytes, signal)) ?? state;
      failures = 0;
      size = nextSize(size, performance.now() - sentAt);
      onProgress(state.received);
    } catch (error) {
      failures += 1;
      if (!isPassing(error) || failures === mostAttempts) throw error;
      size = leastPartBytes;
      await wait(pauseMs * failures, signal);
    }
  }
  return state;
}

async function begin(file: File, answers: ImportAnswers): Promise<CustomerImport> {
  // Before anything is sent: a folder looks like a file until it is read.
  await read(file, 0, 1);
  const body: NewImportBody = { fileName: file.name, bytes: file.size, ...answers };
  const { data } = await mutateJson({ method: 'POST', path: importPaths.state, body }, CustomerImportResponse);
  if (data.import === null) throw new ServerError('The response has no import', null);
  return data.import;
}

async function read(file: File, from: number, size: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, from + size).arrayBuffer();
  } catch (error) {
    throw new UnreadableFileError('The file can’t be read', { cause: error });
  }
}

function nextSize(size: number, took: number): number {
  if (took < quick) return Math.min(mostPartBytes, size * 2);
  return took > slow ? Math.max(leastPartBytes, size / 2) : size;
}

/** A lost connection, or something in between that failed; a sentence of our server is final. */
function isPassing(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ServerError && !(error instanceof UnavailableError));
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
