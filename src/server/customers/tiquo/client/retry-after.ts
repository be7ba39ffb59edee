/** Milliseconds: how long the service is left alone when it does not say, and the longest it is, doubled or as told. */
const usual = 60_000;
const longestGuess = 3_600_000;
const longest = 86_400_000;

export interface RefusalHeaders {
  readonly retryAfter: string | null;
  /** The service's own clock, by which a date of its is read. */
  readonly date: string | null;
}

/**
 * Milliseconds to wait after a 429: what Retry-After says in seconds or as a date (RFC 9110), a day at most. When it
 * says nothing, nonsense or "now": a minute, doubled for each refusal in a row before this one, up to an hour.
 */
export function waitAfterRefusal({ retryAfter, date }: RefusalHeaders, refusalsBefore: number, now: number): number {
  const told = toldWait(retryAfter?.trim() ?? '', readDate(date) ?? now);
  if (told === null || told <= 0) return Math.min(longestGuess, usual * 2 ** Math.min(refusalsBefore, 10));
  return Math.min(told, longest);
}

function toldWait(retryAfter: string, now: number): number | null {
  if (/^\d{1,12}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = readDate(retryAfter);
  return date === null ? null : date - now;
}

/**
 * HTTP's date in its three forms, of which one leaves GMT out; `Date.parse` alone would read a bare number as a year.
 */
function readDate(text: string | null): number | null {
  if (text === null || !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : at;
}
