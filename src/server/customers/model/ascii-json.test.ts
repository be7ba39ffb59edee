import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiJson } from './ascii-json.ts';

describe('JSON in ASCII', () => {
  it('means the same as JSON, with no character beyond ASCII in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const json = asciiJson(texts);
        expect(JSON.parse(json)).toEqual(texts);
        expect(Buffer.byteLength(json)).toBe(json.length);
      }),
    );
  });

  it('escapes a character of two units as both', () => {
    expect(asciiJson('é 😀')).toBe('"\\u00e9 \\ud83d\\ude00"');
  });
});
