/** More than these are no shapes but numbers of many kinds, of which the next one tells nothing. */
const most = 100;

const known = new Set<string>();

/**
 * What a customer number has in common with others of its kind: all but the figures themselves. `CUST-000123` is
 * `CUST-000000`.
 */
export function numberShape(customerNumber: string): string {
  return customerNumber.replace(/\d/g, '0');
}

/** Learns how customer numbers look, from those that were met. */
export function learnNumberShapes(customerNumbers: readonly string[]): void {
  for (const customerNumber of customerNumbers) if (known.size < most) known.add(numberShape(customerNumber));
}

/** The shapes of customer numbers met so far in this window; none before the first list. */
export function knownNumberShapes(): ReadonlySet<string> {
  return known;
}
