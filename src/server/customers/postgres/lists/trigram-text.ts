/*
 * The trigram index of PostgreSQL knows words of letters and digits only, in the locale of the database, and ignores
 * case. So the digits of phones, which search documents have in an alphabet of their own, are written as capitals:
 * folded text has none, and LIKE tells them from small letters.
 */
const phoneAlphabet = [...'QXZJKVWYHF'].map((capital, digit) => [String.fromCharCode(0x10 + digit), capital] as const);

/** A search document, or a part that one must contain, as the column has it. */
export function indexedText(text: string): string {
  return phoneAlphabet.reduce((written, [digit, capital]) => written.replaceAll(digit, capital), text);
}

/** The pattern of LIKE for texts that contain this one. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Whether the trigram index can find texts with this one: three letters or digits in a row, or the start of a word. */
export function hasTrigrams(text: string): boolean {
  return /[a-z0-9]{3}|[^\p{L}\p{N}][a-z0-9]/iu.test(text);
}
