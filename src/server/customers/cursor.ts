import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { CustomerSource, ListCustomersRequest } from './customer-source.ts';

/** What a cursor belongs to: another limit may follow it, another search, status or parameter may not. */
export type CursorScope = Pick<ListCustomersRequest, 'filter' | 'status'> & {
  readonly source: CustomerSource['scope'];
};

const sealLength = 32;
/** In every seal: changes when the meaning of a position does. */
const version = 1;

/**
 * Turns a source's position into the `cursor` of the API and back. A cursor is its position and an HMAC-SHA256 of the
 * position and its scope, in unpadded base64url. Source: contract.md, "The cursor".
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
    // Decoding passes over strange characters and spare bits, so two texts could mean one cursor; only one is ours.
    if (bytes.length <= sealLength || bytes.toString('base64url') !== cursor) return null;
    const position = bytes.toString('utf8', sealLength);
    return timingSafeEqual(bytes.subarray(0, sealLength), this.#seal(position, scope)) ? position : null;
  }

  #seal(position: string, { source, filter, status }: CursorScope): Buffer {
    const narrowed =
      filter.kind === 'search' ? [filter.text] : filter.kind === 'parameter' ? [filter.parameterId, filter.value] : [];
    const content = JSON.stringify([version, source, filter.kind, ...narrowed, status, position]);
    return createHmac('sha256', this.#secret).update(content).digest();
  }
}
