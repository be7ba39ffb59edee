import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasInvalidBytes,
  markInvalidBytes,
  showInvalidBytes,
  surveyUtf8,
  completeCharacters,
} from './invalid-bytes.ts';
import type { Utf8Survey } from './invalid-bytes.ts';

function surveyOf(bytes: Buffer): Utf8Survey {
  const survey = { characters: 0, invalid: 0, zeros: 0 };
  surveyUtf8(survey, bytes);
  return survey;
}

describe('invalid bytes', () => {
  it('are marked and shown as Windows-1252, and all others stay', () => {
    const marked = markInvalidBytes(Buffer.from('caf\xe9 \0\x80 caf\xc3\xa9', 'latin1')).toString();
    expect(hasInvalidBytes(marked)).toBe(true);
    expect(showInvalidBytes(marked)).toBe('café € café');
  });

  it('are found among any bytes, which are valid UTF-8 once they are marked', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        const marked = markInvalidBytes(bytes);
        const text = new TextDecoder('utf-8', { fatal: true }).decode(marked);
        const { invalid, zeros } = surveyOf(bytes);
        expect(hasInvalidBytes(text)).toBe(invalid + zeros > 0);
        expect([...text].filter(hasInvalidBytes)).toHaveLength(invalid + zeros);
      }),
    );
  });

  it('are not found in valid text cut into chunks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
        const bytes = Buffer.from(text);
        const chunk = bytes.subarray(0, at % (bytes.length + 1));
        expect(surveyOf(chunk.subarray(0, completeCharacters(chunk))).invalid).toBe(0);
      }),
    );
  });
});
