import * as z from 'zod/mini';

/** A response of the product that the bare server repeats. */
export const RecordedResponse = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });
export type RecordedResponse = z.infer<typeof RecordedResponse>;

/** Headers that every server adds itself. */
const ownHeaders = new Set([
  'connection',
  'date',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
]);

/** Fetches a URL and returns its response; throws unless it is a 200. */
export async function recordResponse(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<RecordedResponse> {
  const response = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} returned ${response.status}: ${body}`);
  const kept = [...response.headers].filter(([name]) => !ownHeaders.has(name));
  return { headers: { ...Object.fromEntries(kept), 'content-length': String(Buffer.byteLength(body)) }, body };
}
