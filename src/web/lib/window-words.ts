/** The span calls are counted in, in seconds, as a reader says it: `this hour`, `in 90 seconds`. */
export function windowWords(seconds: number): string {
  if (seconds === 3600) return 'this hour';
  return seconds === 60 ? 'this minute' : `in ${seconds} seconds`;
}
