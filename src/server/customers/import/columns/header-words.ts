import { foldSpecialCharacters } from '../../../../contract/search-text.ts';

/** Characters of a header that are split: a longer one takes long to match, and says no more. */
const longestHeader = 200;

/** A text without case, accents and widths: `Hasło` and `HASLO` are the same. */
export function foldCharacters(text: string): string {
  const lowerCase = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return foldSpecialCharacters(lowerCase).replaceAll('ı', 'i');
}

/** The words of a list with white space between them, folded as those of headers are. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(foldCharacters(list).trim().split(/\s+/));
}

/** Single letters with dots between them: an abbreviation, such as `S.S.N.` */
const dottedCharacters = /(?<![\p{L}\p{N}])\p{L}(?:\. ?\p{L}(?![\p{L}\p{N}]))+/gu;

/**
 * The words of a header, without case and accents; a change of case starts a new one, as in `firstName`, and letters
 * with dots are one, as in `S.S.N.`
 */
export function headerWords(header: string): string[] {
  const parts = header
    .slice(0, longestHeader)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(dottedCharacters, (characters) => characters.replace(/[. ]/g, ''))
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return foldCharacters(parts)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether the words of a phrase stand side by side in those of a header. */
export function includesPhrase(found: readonly string[], phrase: readonly string[]): boolean {
  return found.some((_, at) => phrase.every((word, offset) => found[at + offset] === word));
}
