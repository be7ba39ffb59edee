/** The value below which a share (0 to 1) of the values lies, by nearest rank. Throws a RangeError without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('No values to take a quantile of');
  return value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
