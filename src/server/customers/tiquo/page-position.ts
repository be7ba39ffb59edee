import * as z from 'zod/mini';

/** Where a page of ours starts: inside a page of Tiquo's, whose pages are larger. */
export interface PagePosition {
  /** Tiquo's cursor of that page; null for the first. */
  readonly cursor: string | null;
  /** Rows of it that were given already. */
  readonly offset: number;
  /**
   * The id of the last row given; null at the start. Finds the place when rows have come or gone before it meanwhile.
   */
  readonly lastId: string | null;
}

const Encoded = z.object({ c: z.nullable(z.string()), o: z.int().check(z.gte(0)), i: z.optional(z.string()) });

export const firstPosition: PagePosition = { cursor: null, offset: 0, lastId: null };

/** The position as the source's `next`; HTTP signs it. */
export function encodePosition({ cursor, offset, lastId }: PagePosition): string {
  return JSON.stringify({ c: cursor, o: offset, ...(lastId === null ? {} : { i: lastId }) });
}

/** Throws on a text no page has given out. */
export function decodePosition(text: string): PagePosition {
  const { c, o, i } = Encoded.parse(JSON.parse(text));
  return { cursor: c, offset: o, lastId: i ?? null };
}
