import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { formatSort, isNewestFirst, newestFirst, type ListSort } from '../../contract/list/list-sort.ts';
import type { CustomerSource, ListCustomersRequest } from './customer-source.ts';

/** What a cursor is bound to: the limit can change on the next page, and so can `include`, but nothing else. */
export type CursorScope = Pick<ListCustomersRequest, 'filter' | 'status'> & {
  readonly source: CustomerSource['scope'];
  /** By default newest first. */
  readonly sort?: ListSort;
  /** Conditions as in the request, since periods end on another day tomorrow; by default none. */
  readonly filters?: readonly string[];
};

const sealLength = 32;
/** Part of every seal; changes with the meaning of positions. */
const version = 1;

/**
 * Seals a source's position as the API's `cursor`, and opens it again. A cursor is an HMAC-SHA256 of the position and
 * its scope, followed by the position, in unpadded base64url. Source: contract.md, "The cursor".
 */
export class CursorCodec {
  readonly #secret: KeyObject;

  constructor(secret: Uint8Array) {
    this.#secret = createSecretKey(secret);
  }

  seal(position: string, scope: CursorScope): string {
    return Buffer.concat([this.#seal(position, scope), Buffer.from(position)]).toString('base64url');
  }

  /** The position, or null for a cursor that is altered, foreign, or of another scope. Never throws. */
  open(cursor: string, scope: CursorScope): string | null {
    const bytes = Buffer.from(cursor, 'base64url');
    // Decoding ignores invalid characters and spare bits, so that several texts decode to a cursor; only one is valid.
    if (bytes.length <= sealLength || bytes.toString('base64url') !== cursor) return null;
    const position = bytes.toString('utf8', sealLength);
    return timingSafeEqual(bytes.subarray(0, sealLength), this.#seal(position, scope)) ? position : null;
  }

  #seal(position: string, { source, filter, status, sort = newestFirst, filters = [] }: CursorScope): Buffer {
    const criteria =
      filter.kind === 'search' ? [filter.text] : filter.kind === 'parameter' ? [filter.parameterId, filter.value] : [];
    const order = filters.length === 0 && isNewestFirst(sort) ? [] : [formatSort(sort), filters];
    const content = JSON.stringify([version, source, filter.kind, ...criteria, status, position, ...order]);
    return createHmac('sha256', this.#secret).update(content).digest();
  }
}
