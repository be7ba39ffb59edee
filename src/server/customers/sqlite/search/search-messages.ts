import * as z from 'zod/mini';
import type { Parameter, Summary } from '../../../../contract/app-api.ts';
import type { SearchPageRequest, SearchSummaryRequest } from './search-scan.ts';
import type { StoreBatch, StorePage } from '../read/list-pages.ts';

/** What a search thread is started with. */
export const SearchWorkerSettings = z.object({
  dataDir: z.string(),
  /** Milliseconds after which a question is given up. */
  timeoutMs: z.number(),
});
export type SearchWorkerSettings = z.infer<typeof SearchWorkerSettings>;

export type SearchRequest =
  | { readonly id: number; readonly kind: 'page'; readonly request: SearchPageRequest }
  | { readonly id: number; readonly kind: 'batch'; readonly request: SearchPageRequest }
  | { readonly id: number; readonly kind: 'summary'; readonly request: SearchSummaryRequest }
  | { readonly id: number; readonly kind: 'catalogue' };

/** `stop`: nobody waits for the answer to this question any more. */
export type SearchMessage = SearchRequest | { readonly id: number; readonly kind: 'stop' };

export type SearchResult = StorePage | StoreBatch | Summary | readonly Parameter[];

export type SearchReply =
  | { readonly id: number; readonly answer: SearchResult | null }
  | { readonly id: number; readonly errcode: number | null; readonly message: string };

export function searchMessageOf(message: unknown): SearchMessage {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- sent by search-worker-client.ts alone
  return message as SearchMessage;
}

const Reply = z.union([
  z.object({ id: z.number(), errcode: z.nullable(z.number()), message: z.string() }),
  z.object({ id: z.number(), answer: z.unknown() }),
]);

/**
 * A thread's reply, its answer for the asker to parse; null for what else a thread says: under `node --watch` which
 * modules it loads.
 */
export function readReply(message: unknown): z.infer<typeof Reply> | null {
  return Reply.safeParse(message).data ?? null;
}
