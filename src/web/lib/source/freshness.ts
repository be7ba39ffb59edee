/** Milliseconds an answer is fresh where the source does not say otherwise. */
const usual = 60_000;

/**
 * The least of them: a `Date` header has whole seconds, and what was asked for ahead of its rows is not to be asked for
 * twice.
 */
const least = 2_000;

let latest = usual;

/**
 * Notes for how many seconds our server repeats an answer without asking its source again; null where it asks each
 * time.
 */
export function noteFreshness(seconds: number | null): void {
  latest = seconds === null ? usual : Math.max(least, seconds * 1000);
}

/**
 * How long an answer of the source counts as fresh, in milliseconds. Older ones are said to be old, and asked for again
 * when looked at.
 */
export function freshFor(): number {
  return latest;
}
