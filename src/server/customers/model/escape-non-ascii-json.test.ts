import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeNonAsciiJson } from './escape-non-ascii-json.ts';

describe('JSON in ASCII', () => {
  it('has the same meaning as JSON, without characters beyond ASCII', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const json = escapeNonAsciiJson(texts);
        expect(JSON.parse(json)).toEqual(texts);
        expect(Buffer.byteLength(json)).toBe(json.length);
      }),
    );
  });

  it('escapes both units of a surrogate pair', () => {
    expect(escapeNonAsciiJson('é 😀')).toBe('"\\u00e9 \\ud83d\\ude00"');
  });
});
