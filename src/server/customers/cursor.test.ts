import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaled } from '../../testing/test-scale.ts';
import { CursorCodec, type CursorScope } from './cursor.ts';

const codec = new CursorCodec(new Uint8Array(32).fill(7));
const everyone: CursorScope = { source: 'sqlite', filter: { kind: 'all' }, status: null };

const scopes: fc.Arbitrary<CursorScope> = fc.record({
  source: fc.constantFrom('sqlite', 'postgres', 'tiquo'),
  status: fc.constantFrom(null, 'active', 'inactive', 'banned'),
  filter: fc.oneof(
    fc.constant({ kind: 'all' } as const),
    fc.record({ kind: fc.constant('search' as const), text: fc.string({ unit: 'grapheme', minLength: 1 }) }),
    fc.record({
      kind: fc.constant('parameter' as const),
      parameterId: fc.string({ minLength: 1 }),
      value: fc.option(fc.string()),
    }),
  ),
});
const positions = fc.string({ minLength: 1, maxLength: 60, unit: 'binary-ascii' });

describe('the cursor', () => {
  it('returns the position within its scope, in characters that need no encoding in a URL', () => {
    fc.assert(
      fc.property(positions, scopes, (position, scope) => {
        const cursor = codec.seal(position, scope);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(codec.open(cursor, scope)).toBe(position);
      }),
    );
  });

  it('is invalid in another scope', () => {
    fc.assert(
      fc.property(positions, scopes, scopes, (position, scope, other) => {
        fc.pre(JSON.stringify(scope) !== JSON.stringify(other));
        expect(codec.open(codec.seal(position, scope), other)).toBeNull();
      }),
    );
  });

  it('is invalid in another installation', () => {
    expect(new CursorCodec(new Uint8Array(32).fill(8)).open(codec.seal('1', everyone), everyone)).toBeNull();
  });

  it('is invalid once a bit changes', () => {
    const bytes = Buffer.from(codec.seal('1727-99', everyone), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codec.open(altered.toString('base64url'), everyone)).toBeNull();
    }
  });

  it('is invalid when truncated, padded, or written differently with the same bytes', () => {
    const cursor = codec.seal('17', everyone);
    for (let length = 0; length < cursor.length; length += 1) {
      expect(codec.open(cursor.slice(0, length), everyone)).toBeNull();
    }
    // 34 bytes end on a letter of which two bits mean nothing.
    const last = cursor.slice(-1);
    const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const others = characters.filter((letter) => letter !== last).map((letter) => cursor.slice(0, -1) + letter);
    for (const other of [
      ...others,
      `${cursor}=`,
      `${cursor}==`,
      `${cursor}\n`,
      ` ${cursor}`,
      cursor.replace(/-|_|A/, '+'),
      `${cursor}!`,
    ]) {
      if (other !== cursor) expect(codec.open(other, everyone), other).toBeNull();
    }
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.base64String(),
          fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
        ),
        (text) => {
          expect(codec.open(text, everyone)).toBeNull();
        },
      ),
      { numRuns: scaled(1000, 20_000) },
    );
  });
});
