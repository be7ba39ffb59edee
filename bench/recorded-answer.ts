import * as z from 'zod/mini';

/** An answer of the product, as the bare server repeats it. */
export const RecordedAnswer = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;

/** What each server writes by itself. */
const ownHeaders = new Set([
  'connection',
  'date',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
]);

/** Fetches a URL and keeps its answer; throws when it is not a 200. */
export async function recordAnswer(url: string, headers: Readonly<Record<string, string>>): Promise<RecordedAnswer> {
  const response = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${body}`);
  const kept = [...response.headers].filter(([name]) => !ownHeaders.has(name));
  return { headers: { ...Object.fromEntries(kept), 'content-length': String(Buffer.byteLength(body)) }, body };
}
