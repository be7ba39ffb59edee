/**
 * A customer's position in the list: `createdAt · 2²⁰ + tie`, so that the primary key is the list order. Ties rise with
 * arrival. Source: contract.md, "Order"; docs/decisions/0002-embedded-store.md.
 */
const perMillisecond = 1_048_576n;

/** The milliseconds whose positions fit a signed 64-bit integer: about the years 1691 to 2248. */
export const earliestCreatedAt = -(2 ** 43) + 1;
export const latestCreatedAt = 2 ** 43 - 2;

export const beforeAllPositions = -(2n ** 63n);
export const afterAllPositions = 2n ** 63n - 1n;

/** The lowest position of a millisecond. */
export function firstPosition(createdAt: number): bigint {
  return BigInt(createdAt) * perMillisecond;
}

/** The highest position of a millisecond. */
export function lastPosition(createdAt: number): bigint {
  return firstPosition(createdAt) + perMillisecond - 1n;
}

/** Positions in list order. */
export function newestFirst(positions: readonly bigint[]): readonly bigint[] {
  return [...BigInt64Array.from(positions).toSorted()].toReversed();
}

/** The position as the source's `next`; HTTP signs it. */
export function encodePosition(position: bigint): string {
  return position.toString();
}

/** Throws a RangeError on text that no page has returned. */
export function decodePosition(text: string): bigint {
  if (!/^-?\d{1,19}$/.test(text)) throw new RangeError('Not a position of this store');
  const position = BigInt(text);
  if (position < beforeAllPositions || position > afterAllPositions)
    throw new RangeError('Not a position of this store');
  return position;
}
