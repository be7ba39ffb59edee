import { chardet } from 'jschardet';
import { allNames } from '../header/languages/field-names.ts';
import { decodeBytes } from './text-decoder.ts';

/** Words in EUC-KR, one a line, without the extension of Windows that it is decoded with. */
const basicKorean = /^(?:[\0-\x7F]|[\xA1-\xFE]{2})+$/;

/** How likely Korean words are. A single syllable of the extension, as in 믜, makes them none for jschardet. */
export function koreanConfidence(words: Uint8Array): number {
  const all = Buffer.from(words).toString('latin1').split('\n');
  const basic = all.filter((word) => basicKorean.test(word));
  if (basic.length === 0) return 0;
  const bytes = Buffer.from(basic.join('\n'), 'latin1');
  // It warns if it finds nothing.
  const found = chardet.detectAll(bytes, { includeEncodings: ['euc-kr', 'windows-1252'], ignoreThreshold: true });
  const confidence = found.find(({ encoding }) => encoding?.toLowerCase() === 'euc-kr')?.confidence ?? 0;
  return (confidence * basic.length) / all.length;
}

/** The names of fields in East Asia. Those of one character can be chance. */
const fieldWords = new Set(
  allNames()
    .flatMap((name) => name.split(/[\s()]/))
    .filter((word) => /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー]{2,}$/u.test(word)),
);

/** Whether words, one a line, have the name of a field in Chinese, Japanese or Korean, which is hardly ever chance. */
export function namesEastAsianField(text: string): boolean {
  return text.split('\n').some((word) => fieldWords.has(word));
}

/** The syllables that Korean writes: those of the extension are rare in it, and common in other encodings as Korean. */
const usualSyllables = new Set(decodeBytes(basicSyllables(), 'euc-kr'));

function basicSyllables(): Uint8Array {
  const [leads, trails] = [0xc8 - 0xb0 + 1, 0xfe - 0xa1 + 1];
  const pair = (at: number): number[] => [0xb0 + Math.floor(at / trails), 0xa1 + (at % trails)];
  return Uint8Array.from(Array.from({ length: leads * trails }, (_, at) => pair(at)).flat());
}

/** Whether nearly all words can be Korean: in Chinese, some would become Chinese characters of Korea. */
export function isHangul(text: string): boolean {
  const words = text.split('\n');
  const syllables = text.match(/\p{sc=Hangul}/gu) ?? [];
  if (syllables.filter((one) => usualSyllables.has(one)).length * 2 < syllables.length) return false;
  return words.filter((word) => /^[\0-\x7F\p{sc=Hangul}]+$/u.test(word)).length * 10 >= words.length * 9;
}
