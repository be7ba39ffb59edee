/** The value below which a share (0 to 1) of the values lies, by nearest rank. Throws a RangeError without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('No values to take a quantile of');
  return value;
}

/** How the median of the last tenth compares with that a quarter of the way, where memory has settled. */
export function endToQuarter(samples: readonly number[]): { readonly end: number; readonly quarter: number } {
  const between = (from: number, to: number) =>
    median(samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to)));
  return { end: between(0.9, 1), quarter: between(0.2, 0.3) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
