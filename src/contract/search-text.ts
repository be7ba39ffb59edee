// ẞ (U+1E9E) alone comes out of upper and lower case as ß; every other ß has become ss there.
const letters: Readonly<Record<string, string>> = { ς: 'σ', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss' };
// eslint-disable-next-line no-control-regex -- ASCII is meant, control characters included
const asciiOnly = /^[\u0000-\u007f]*$/;

/**
 * The one fold for stored text and for search text, on every store and in the browser's highlights.
 * Source: contract.md, "Search matching".
 */
export function foldText(text: string): string {
  // What the rest comes to for most stored text, at a tenth of the time.
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[ςøłđæœß]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC');
}

/** Whether a text has no letter but ASCII's; most stored text has none. */
export function isAscii(text: string): boolean {
  return asciiOnly.test(text);
}

/** A word is a run of letters and digits of a folded text. */
export const wordPattern = /[\p{L}\p{N}]+/gu;

/** Code points from which a term matches anywhere, and below which only at the start of a word. */
export const anywhereLength = 3;

/** The digits of a phone number or of a term that looks like one; a leading `00` is dropped. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^00/, '');
}

const phoneLike = /^[\d +().-]*\d[\d +().-]*$/;

/** Whether a text is made only of digits, spaces and phone punctuation, with a digit in it. */
export function looksLikePhone(text: string): boolean {
  return phoneLike.test(text);
}

/**
 * The folded terms of a search, all of which must match. A text that looks like a phone number is one term, as typed.
 * Terms are never empty; a text of white space gives none.
 */
export function searchTerms(search: string): readonly string[] {
  const folded = foldText(search).trim();
  if (folded === '') return [];
  return looksLikePhone(folded) ? [folded] : folded.split(/\s+/u);
}
