import { isNewestFirst, type ListSort } from '../../../../contract/list/list-sort.ts';
import { decodePosition, encodePosition, firstPosition, splitPosition } from '../../model/lists/list-sort-key.ts';
import { decodeKey, encodeKey } from '../../model/lists/order-keys.ts';
import { column } from '../database/postgres-schema.ts';

/** A position in a sorted list: the value that it is sorted by, null where there is none, and the list's own order. */
export interface ListKey {
  readonly value: number | string | null;
  readonly position: bigint;
}

/** How a list is sorted: by an expression, then newest first; rows without a value come last. */
export interface ListOrder {
  /** Null for the list's own order. */
  readonly expression: string | null;
  readonly type: 'float8' | 'text' | 'bigint';
  readonly descending: boolean;
  /** Whether rows may have no value. */
  readonly isOptional: boolean;
  /** Whether the value is the time in the position. */
  readonly isTime: boolean;
  /** Throws a RangeError on text that no page has returned. */
  readonly decode: (text: string) => ListKey;
  readonly encode: (key: ListKey) => string;
}

const newestFirstOrder: ListOrder = {
  expression: null,
  type: 'bigint',
  descending: true,
  isOptional: false,
  isTime: true,
  decode: (text) => ({ value: null, position: decodePosition(text) }),
  encode: ({ position }) => encodePosition(position),
};

export function orderOf(sort: ListSort): ListOrder {
  if (isNewestFirst(sort)) return newestFirstOrder;
  const { field, descending } = sort;
  const codec = field === 'name' ? nameCodec : numberCodec;
  if (field === 'createdAt')
    return { expression: '(position >> 20)', type: 'bigint', descending, isOptional: false, isTime: true, ...codec };
  const type = field === 'name' ? 'text' : 'float8';
  return { expression: column(field), type, descending, isOptional: true, isTime: false, ...codec };
}

const numberCodec: Pick<ListOrder, 'decode' | 'encode'> = {
  decode: (text) => {
    const { value, createdAt, tie } = decodeKey(text);
    return { value: Number.isNaN(value) ? null : value, position: positionOf(createdAt, tie) };
  },
  encode: ({ value, position }) => {
    return encodeKey({ value: value === null ? Number.NaN : Number(value), ...splitPosition(position) });
  },
};

/** No name is empty. */
const nameCodec: Pick<ListOrder, 'decode' | 'encode'> = {
  decode: (text) => {
    const [value = '', createdAt = '', tie = '', ...name] = text.split('~');
    const key = decodeKey(`${value}~${createdAt}~${tie}`);
    return { value: name.join('~') || null, position: positionOf(key.createdAt, key.tie) };
  },
  encode: ({ value, position }) => `${encodeKey({ value: Number.NaN, ...splitPosition(position) })}~${value ?? ''}`,
};

const positionOf = (createdAt: number, tie: number): bigint => firstPosition(createdAt) + BigInt(tie);
