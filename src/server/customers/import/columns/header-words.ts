/** Characters of a header that are split: a longer one takes long to match, and says no more. */
const longestHeader = 200;

/** The words of a header, without case and accents; a change of case starts a new one, as in `firstName`. */
export function headerWords(header: string): string[] {
  return header
    .slice(0, longestHeader)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
