import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamaged, markDamage, shownDamage, surveyUtf8, wholeLetters } from './invalid-bytes.ts';
import type { Utf8Survey } from './invalid-bytes.ts';

function surveyOf(bytes: Buffer): Utf8Survey {
  const survey = { letters: 0, foreign: 0, zeros: 0 };
  surveyUtf8(survey, bytes);
  return survey;
}

describe('bytes that are no text', () => {
  it('are marked and shown as Windows-1252 reads them, and all others stay', () => {
    const marked = markDamage(Buffer.from('caf\xe9 \0\x80 caf\xc3\xa9', 'latin1')).toString();
    expect(isDamaged(marked)).toBe(true);
    expect(shownDamage(marked)).toBe('café € café');
  });

  it('are found in any bytes, which are valid UTF-8 once they are marked', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        const marked = markDamage(bytes);
        const text = new TextDecoder('utf-8', { fatal: true }).decode(marked);
        const { foreign, zeros } = surveyOf(bytes);
        expect(isDamaged(text)).toBe(foreign + zeros > 0);
        expect([...text].filter(isDamaged)).toHaveLength(foreign + zeros);
      }),
    );
  });

  it('are none in text cut into chunks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
        const bytes = Buffer.from(text);
        const chunk = bytes.subarray(0, at % (bytes.length + 1));
        expect(surveyOf(chunk.subarray(0, wholeLetters(chunk))).foreign).toBe(0);
      }),
    );
  });
});
