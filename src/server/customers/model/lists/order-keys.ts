/** A position in an order, whether or not a customer is still there. */
export interface OrderKey {
  /** NaN where there is none. */
  readonly value: number;
  readonly createdAt: number;
  readonly tie: number;
}

/** The key as the source's `next`; HTTP signs it. */
export function encodeKey({ value, createdAt, tie }: OrderKey): string {
  return `${Number.isNaN(value) ? '' : value}~${createdAt}~${tie}`;
}

const pattern = /^(?<value>|-?[\d.e+-]+)~(?<createdAt>-?\d{1,16})~(?<tie>\d{1,7})$/;

/** Throws a RangeError on text that no page has returned. */
export function decodeKey(text: string): OrderKey {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) throw new RangeError('Not a position of this store');
  return {
    value: groups['value'] === '' ? Number.NaN : Number(groups['value']),
    createdAt: Number(groups['createdAt']),
    tie: Number(groups['tie']),
  };
}
