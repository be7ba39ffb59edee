import { searchedPhone, withoutLabel } from './phone/phone-text.ts';

// Only ẞ (U+1E9E) is still ß after upper and lower case; any other ß is ss by then.
const characterFolds: Readonly<Record<string, string>> = { ς: 'σ', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss' };
// eslint-disable-next-line no-control-regex -- ASCII has control characters too
const asciiOnly = /^[\u0000-\u007f]*$/;
const asciiQuotes = /['"`]/g;
/** Accents on their own, typed as apostrophes: they decompose into a space and a mark. */
const spacingAccents = /[\u00b4\u0384\u1fbd\u1fbf\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fef\u1ffd\u1ffe]/g;
/** What Unicode does not call a quotation mark, such as primes and the apostrophes that are letters. */
const moreQuotes =
  String.raw`\u0060\u02b9-\u02bf\u02c8\u02ca\u02cb\u02ee\u02f4-\u02f6\u0559\u055a\u05f3\u05f4` +
  String.raw`\u07f4\u07f5\u2032-\u2037\u2057\u275b-\u2760\ua78b\ua78c\u{1f676}-\u{1f678}`;
const dropped = new RegExp(String.raw`[\p{M}\p{Cf}\p{Quotation_Mark}${moreQuotes}]`, 'gu');
const dashes = /[\p{Dash}\u02d7\u2043\u2796]/gu;

/**
 * The one fold for stored text and for search text, on every store and in the browser's highlights.
 * Source: contract.md, "Search matching".
 */
export function foldText(text: string): string {
  // The same result for most stored text, in a tenth of the time.
  if (isAscii(text)) return text.toLowerCase().replace(asciiQuotes, '');
  const lowerCase = text
    .replace(spacingAccents, '')
    .normalize('NFKD')
    .replace(dropped, '')
    .replace(dashes, '-')
    .toUpperCase()
    .toLowerCase();
  return foldSpecialCharacters(lowerCase).normalize('NFC');
}

/** Text in lower case, with what Unicode does not decompose as people type it without that key. */
export function foldSpecialCharacters(lowerCase: string): string {
  return lowerCase.replace(/[ςøłđæœß]/g, (character) => characterFolds[character] ?? character);
}

/** Whether a text is all ASCII, as most stored text is. */
export function isAscii(text: string): boolean {
  return asciiOnly.test(text);
}

/** A word: a run of letters and digits in folded text. */
export const wordPattern = /[\p{L}\p{N}]+/gu;

/** A term with fewer code points matches only at the start of a word; others match anywhere. */
export const anywhereLength = 3;

const separator = String.raw`[\s,;<>\u060c\u061b\u3001\u3008\u3009\u27e8\u27e9]+`;
/** Between terms: white space, and commas, semicolons and angle brackets of every script. */
const separators = new RegExp(separator, 'u');
const outerSeparators = new RegExp(`^${separator}|${separator}$`, 'gu');

/** Around a term in running text, as in `O’Dwyer, O. (orla@example.org)`. */
const punctuation = /^[([{#¿¡]+|[)\]}.:!?]+$/gu;

/**
 * The folded terms of a search, all of which must match. A text that is a phone number is one term, as typed. A sign on
 * its own, as in `Bob & Sons`, is no term beside others.
 */
export function searchTerms(search: string): readonly string[] {
  const whole = withoutScheme(foldText(search).replace(outerSeparators, ''));
  const phone = [whole, withoutLabel(withoutPunctuation(whole))].find((text) => searchedPhone(text) !== null);
  if (phone !== undefined) return [phone];
  const terms = whole.split(separators).map((term) => withoutScheme(withoutPunctuation(term)));
  const telling = terms.filter((term) => /[\p{L}\p{N}]/u.test(term) || [...term].length >= anywhereLength);
  return telling.length > 0 ? telling : terms.filter((term) => term !== '');
}

function withoutPunctuation(text: string): string {
  return text.replace(punctuation, '') || text;
}

/** Without what a copied link starts with. */
function withoutScheme(text: string): string {
  return text.replace(/^(?:mailto|tel):/, '');
}
