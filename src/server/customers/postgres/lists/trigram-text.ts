/*
 * The trigram index of PostgreSQL knows words of letters and digits only, in the locale of the database, and ignores
 * case. So the marks of words in search documents, and the digits of phones, which have an alphabet of their own there,
 * are written as capitals: folded text has none, and what decides a match tells them from small letters. A phone's
 * word has another mark, so that no letter that starts a word has the trigrams of phones.
 */
const mark = 0x01;
const [wordMark, phoneMark] = ['Q', 'Z'];
const phoneZero = 0x10;
const phoneAlphabet = 'XJKVWYHFBG';

/** A search document, or a part that one must contain, as the column has it. */
export function indexedText(text: string): string {
  let written = '';
  let at = 0;
  while (at < text.length) {
    const end = endOfMarks(text, at);
    const digit = text.charCodeAt(end) - phoneZero;
    const isPhone = digit >= 0 && digit < phoneAlphabet.length;
    written += (isPhone ? phoneMark : wordMark).repeat(end - at);
    if (end < text.length) written += isPhone ? phoneAlphabet.charAt(digit) : text.charAt(end);
    at = end + 1;
  }
  return written;
}

function endOfMarks(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === mark) end += 1;
  return end;
}

/** The pattern of LIKE for texts that contain this one. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/**
 * Whether the trigram index can find texts with this one, whatever the locale: three letters or digits in a row, or
 * fewer at the end of a word whose other end is known.
 */
export function hasTrigrams(text: string): boolean {
  return /[a-z0-9]{3}|[^a-z0-9][a-z0-9]|[a-z0-9]{2}[^a-z0-9]/i.test(text);
}
