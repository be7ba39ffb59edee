/** Characters of a header that are split: a longer one takes long to match, and says no more. */
const longestHeader = 200;

/** Letters that Unicode does not decompose, as people write them without their keyboard. */
const plainCharacters: Readonly<Record<string, string>> = {
  ł: 'l',
  ı: 'i',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ς: 'σ',
};

/** A text without case, accents and widths: `Hasło` and `HASLO` are the same. */
export function foldCharacters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łıøđæœßς]/g, (letter) => plainCharacters[letter] ?? letter);
}

/** The words of a header, without case and accents; a change of case starts a new one, as in `firstName`. */
export function headerWords(header: string): string[] {
  const parts = header
    .slice(0, longestHeader)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return foldCharacters(parts)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
