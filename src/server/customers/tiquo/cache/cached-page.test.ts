import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePosition,
  encodePosition,
  firstPosition,
  slicePage,
  type CachedPage,
  type PagePosition,
} from './cached-page.ts';

const pageOf = (ids: readonly string[], next: string | null = null): CachedPage => ({
  rows: ids.map((id) => ({ id, text: `"${id}"` })),
  next,
});
const idsOf = (customers: string): readonly string[] =>
  customers
    .split(',')
    .filter((id) => id !== '')
    .map((id) => id.slice(1, -1));

describe('one of our pages', () => {
  it('is a part of one of Tiquo’s, and continues in it and in the next', () => {
    const page = pageOf(['a', 'b', 'c'], 'cursor');
    const first = slicePage(page, firstPosition, 2);
    expect(first).toEqual({ customers: '"a","b"', next: '{"c":null,"o":2,"i":"b"}' });
    expect(slicePage(page, decodePosition(first.next ?? ''), 2)).toEqual({
      customers: '"c"',
      next: '{"c":"cursor","o":0}',
    });
  });

  it('ends only where Tiquo’s list ends, and may be empty before', () => {
    expect(slicePage(pageOf([], 'cursor'), firstPosition, 50)).toEqual({ customers: '', next: '{"c":"cursor","o":0}' });
    expect(slicePage(pageOf(['a', 'b']), firstPosition, 2).next).toBeNull();
  });

  it('walks pages of any size by any limit and returns each row once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (sizes, limits) => {
          const pages = sizes.map((size, page) =>
            pageOf(
              Array.from({ length: size }, (_, row) => `${page}.${row}`),
              page + 1 < sizes.length ? String(page + 1) : null,
            ),
          );
          const seen: string[] = [];
          let position: PagePosition | null = firstPosition;
          for (let step = 0; position !== null; step += 1) {
            const page = pages[Number(position.cursor ?? 0)] ?? pageOf([]);
            const slice = slicePage(page, position, limits[step % limits.length] ?? 1);
            seen.push(...idsOf(slice.customers));
            position = slice.next === null ? null : decodePosition(slice.next);
          }
          expect(seen).toEqual(pages.flatMap(({ rows }) => rows.map(({ id }) => id)));
        },
      ),
    );
  });

  it('reaches the end although customers occur twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (ids, limit) => {
          const seen: string[] = [];
          let position: PagePosition | null = firstPosition;
          while (position !== null && seen.length <= ids.length) {
            const slice = slicePage(pageOf(ids), position, limit);
            seen.push(...idsOf(slice.customers));
            position = slice.next === null ? null : decodePosition(slice.next);
          }
          expect(seen).toEqual(ids);
        },
      ),
    );
  });

  it('continues where it was although an id is too long for a URL', () => {
    const page = pageOf(['x'.repeat(5000), 'b']);
    const { next } = slicePage(page, firstPosition, 1);
    expect(next).toBe('{"c":null,"o":1}');
    expect(idsOf(slicePage(page, decodePosition(next ?? ''), 1).customers)).toEqual(['b']);
  });

  it('leaves no one out when the page was fetched again meanwhile: rows may come above and go anywhere', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `row${index}`);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 3 }),
        fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
        (limit, inserted, gone) => {
          const first = slicePage(pageOf(ids), firstPosition, limit);
          const now = [
            ...Array.from({ length: inserted }, (_, index) => `new${index}`),
            ...ids.filter((_, index) => index !== gone),
          ];
          const rest = slicePage(pageOf(now), decodePosition(first.next ?? ''), 100);
          const shown = new Set([...idsOf(first.customers), ...idsOf(rest.customers)]);
          expect(ids.filter((id, index) => index !== gone && !shown.has(id))).toEqual([]);
        },
      ),
    );
  });
});

describe('a position', () => {
  it('survives encoding', () => {
    const position = fc.record({ cursor: fc.option(fc.string()), offset: fc.nat(), lastId: fc.option(fc.string()) });
    fc.assert(
      fc.property(position, (one) => {
        expect(decodePosition(encodePosition(one))).toEqual(one);
      }),
    );
  });

  it.each(['', '{}', '7', '{"c":null,"o":-1}', '{"c":1,"o":0}'])('is not %j', (text) => {
    expect(() => decodePosition(text)).toThrow(/./);
  });
});
