// Only ẞ (U+1E9E) is still ß after upper and lower case; any other ß is ss by then.
const characterFolds: Readonly<Record<string, string>> = { ς: 'σ', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss' };
// eslint-disable-next-line no-control-regex -- ASCII has control characters too
const asciiOnly = /^[\u0000-\u007f]*$/;

/**
 * The one fold for stored text and for search text, on every store and in the browser's highlights.
 * Source: contract.md, "Search matching".
 */
export function foldText(text: string): string {
  // The same result for most stored text, in a tenth of the time.
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[ςøłđæœß]/g, (character) => characterFolds[character] ?? character)
    .normalize('NFC');
}

/** Whether a text is all ASCII, as most stored text is. */
export function isAscii(text: string): boolean {
  return asciiOnly.test(text);
}

/** A word: a run of letters and digits in folded text. */
export const wordPattern = /[\p{L}\p{N}]+/gu;

/** A term with fewer code points matches only at the start of a word; others match anywhere. */
export const anywhereLength = 3;

/** The digits of a phone number, or of a term that looks like one, without a leading `00`. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^00/, '');
}

const phoneLike = /^[\d +().-]*\d[\d +().-]*$/;

/** Whether a text has only digits, spaces and phone punctuation, with at least one digit. */
export function looksLikePhone(text: string): boolean {
  return phoneLike.test(text);
}

/**
 * The folded terms of a search, all of which must match. A text that looks like a phone number is one term, as typed.
 */
export function searchTerms(search: string): readonly string[] {
  const folded = foldText(search).trim();
  if (folded === '') return [];
  return looksLikePhone(folded) ? [folded] : folded.split(/\s+/u);
}
