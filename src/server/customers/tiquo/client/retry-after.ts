/** The wait in ms when the service does not say how long, its longest after doubling, and the longest of any. */
const defaultWait = 60_000;
const longestDefault = 3_600_000;
const longestWait = 86_400_000;

export interface RefusalHeaders {
  readonly retryAfter: string | null;
  /** By the service's own clock, as is a date in `retryAfter`. */
  readonly date: string | null;
}

/**
 * The wait in ms after a 429: what Retry-After says, in seconds or as a date (RFC 9110), up to a day. If it is absent,
 * malformed or "now": a minute, doubled for each refusal in a row before this one, up to an hour.
 */
export function waitAfterRefusal({ retryAfter, date }: RefusalHeaders, refusalsBefore: number, now: number): number {
  const wait = requestedWait(retryAfter?.trim() ?? '', parseDate(date) ?? now);
  if (wait === null || wait <= 0) return Math.min(longestDefault, defaultWait * 2 ** Math.min(refusalsBefore, 10));
  return Math.min(wait, longestWait);
}

function requestedWait(retryAfter: string, now: number): number | null {
  if (/^\d{1,12}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = parseDate(retryAfter);
  return date === null ? null : date - now;
}

/** An HTTP date in its three forms, one of which omits GMT. `Date.parse` alone would take a bare number for a year. */
function parseDate(text: string | null): number | null {
  if (text === null || !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : at;
}
