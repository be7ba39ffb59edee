import * as z from 'zod/mini';
import type { Parameter, Summary } from '../../../../contract/list/list-metadata.ts';
import type { FileForm, FilePart } from '../../customer-source.ts';
import type { ContactRequest } from '../search/contact-scan.ts';
import type { ListSummaryRequest, SortedPageRequest, StoredPage } from '../lists/list-queries.ts';
import type { WalkBatchRequest } from '../lists/walk-batches.ts';
import type { SearchPageRequest } from '../search/search-scan.ts';
import type { StoreBatch, StorePage } from '../read/list-pages.ts';

/** What a search worker is started with. */
export const SearchWorkerSettings = z.object({
  dataDir: z.string(),
  /** Time in ms after which a request is given up. */
  timeoutMs: z.number(),
});
export type SearchWorkerSettings = z.infer<typeof SearchWorkerSettings>;

export type SearchRequest =
  | { readonly id: number; readonly kind: 'page'; readonly request: SearchPageRequest }
  | { readonly id: number; readonly kind: 'batch'; readonly request: WalkBatchRequest }
  | { readonly id: number; readonly kind: 'lines'; readonly request: WalkBatchRequest; readonly form: FileForm }
  | { readonly id: number; readonly kind: 'contact'; readonly request: ContactRequest }
  | { readonly id: number; readonly kind: 'catalogue' }
  | { readonly id: number; readonly kind: 'sorted'; readonly request: SortedPageRequest }
  | { readonly id: number; readonly kind: 'listSummary'; readonly request: ListSummaryRequest }
  | { readonly id: number; readonly kind: 'warmUp' };

/** `stop`: the result of this request is no longer needed. */
export type SearchMessage = SearchRequest | { readonly id: number; readonly kind: 'stop' };

/** A batch as part of a file. */
export interface LinesBatch extends FilePart {
  /** Where the next batch starts; null after the last one. */
  readonly next: string | null;
}

export type SearchResult = StorePage | StoreBatch | LinesBatch | StoredPage | Summary | string | readonly Parameter[];

/** `ready`: the worker has started. */
export type SearchReply =
  | { readonly kind: 'ready' }
  | { readonly id: number; readonly result: SearchResult | null }
  | { readonly id: number; readonly errcode: number | null; readonly message: string };

export function parseSearchMessage(message: unknown): SearchMessage {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own message
  return message as SearchMessage;
}

const Reply = z.union([
  z.object({ kind: z.literal('ready') }),
  z.object({ id: z.number(), errcode: z.nullable(z.number()), message: z.string() }),
  z.object({ id: z.number(), result: z.unknown() }),
]);

/** A reply of a worker, with the result left to parse; null for other messages, such as those of `node --watch`. */
export function parseReply(message: unknown): z.infer<typeof Reply> | null {
  return Reply.safeParse(message).data ?? null;
}
