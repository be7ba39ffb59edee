import { RejectedRowError } from '../customer-upsert.ts';

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

/** Throws RejectedRowError for a time that has no position. */
export function checkCreatedAt(createdAt: number): void {
  if (createdAt < earliestCreatedAt || createdAt > latestCreatedAt)
    throw new RejectedRowError('createdAt is outside the years 1692 to 2248, which this store can sort');
}

/**
 * The position above all others of a millisecond, as the later arrival comes first; `taken` is the highest one there.
 * Throws RejectedRowError if it is full.
 */
export function positionAbove(createdAt: number, taken: bigint | null): bigint {
  if (taken === null) return firstPosition(createdAt);
  if (taken === lastPosition(createdAt))
    throw new RejectedRowError('More than 1,048,576 customers share this createdAt');
  return taken + 1n;
}

/** The millisecond and the tie of a position. */
export function splitPosition(position: bigint): { readonly createdAt: number; readonly tie: number } {
  const tie = BigInt.asUintN(20, position);
  return { createdAt: Number((position - tie) / perMillisecond), tie: Number(tie) };
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
