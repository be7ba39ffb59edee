/** A quota's window in seconds as words: `this hour`, `in 90 seconds`. */
export function windowText(seconds: number): string {
  if (seconds === 3600) return 'this hour';
  return seconds === 60 ? 'this minute' : `in ${seconds} seconds`;
}

/** A duration in ms as words, in whole minutes or seconds: `a minute`, `10 minutes`, `90 seconds`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds === 60) return 'a minute';
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}
