import { isAscii, isUtf8 } from 'node:buffer';

// An invalid byte becomes a character for private use, which no file contains: so the rest can be read, and only its
// row is rejected.
const firstMark = 0x10ff00;
const mark = /[\u{10ff00}-\u{10ffff}]/u;
const everyMark = /[\u{10ff00}-\u{10ffff}]/gu;
/** Characters beyond ASCII in UTF-8, in a string of bytes. Source: the Unicode Standard, table 3-7. */
const characters = [
  String.raw`[\xc2-\xdf][\x80-\xbf]`,
  String.raw`\xe0[\xa0-\xbf][\x80-\xbf]`,
  String.raw`[\xe1-\xec\xee\xef][\x80-\xbf]{2}`,
  String.raw`\xed[\x80-\x9f][\x80-\xbf]`,
  String.raw`\xf0[\x90-\xbf][\x80-\xbf]{2}`,
  String.raw`[\xf1-\xf3][\x80-\xbf]{3}`,
  String.raw`\xf4[\x80-\x8f][\x80-\xbf]{2}`,
];
const characterOrByte = new RegExp(String.raw`(${characters.join('|')})|[\x80-\xff\0]`, 'g');

/** How much of a file's bytes is UTF-8. */
export interface Utf8Survey {
  /** Characters beyond ASCII, roughly. */
  characters: number;
  /** Bytes that are not UTF-8. */
  invalid: number;
  /** Zero bytes, which text does not contain. */
  zeros: number;
}

/** Adds bytes that do not end within a character. */
export function surveyUtf8(survey: Utf8Survey, bytes: Buffer): void {
  if (isUtf8(bytes) && !bytes.includes(0)) {
    if (!isAscii(bytes)) survey.characters += bytes.length - bytes.toString().length;
    return;
  }
  for (const [found, letter] of bytes.toString('latin1').matchAll(characterOrByte)) {
    if (letter !== undefined) survey.characters += 1;
    else if (found === '\0') survey.zeros += 1;
    else survey.invalid += 1;
  }
}

/** The same bytes as UTF-8, with invalid ones replaced by their marks. */
export function markInvalidBytes(bytes: Buffer): Buffer {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes;
  const marked = (byte: string): string =>
    Buffer.from(String.fromCodePoint(firstMark + byte.charCodeAt(0))).toString('latin1');
  return Buffer.from(
    bytes
      .toString('latin1')
      .replace(characterOrByte, (found: string, letter: string | undefined) => letter ?? marked(found)),
    'latin1',
  );
}

/** Whether text contains marks of invalid bytes. */
export function hasInvalidBytes(text: string): boolean {
  return mark.test(text);
}

/**
 * The text with its invalid bytes as characters of Windows-1252, which they most likely were, so that people can fix
 * it.
 */
export function showInvalidBytes(text: string): string {
  const windows = new TextDecoder('windows-1252');
  return text.replace(everyMark, (found) => {
    const byte = (found.codePointAt(0) ?? firstMark) - firstMark;
    return byte === 0 ? '' : windows.decode(Uint8Array.of(byte));
  });
}

/** How many of the bytes are complete characters: the last one may continue in the next chunk. */
export function completeCharacters(bytes: Uint8Array): number {
  let at = bytes.length;
  while (at > 0 && at > bytes.length - 4 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at > 0 && (bytes[at - 1] ?? 0) >= 0xc0 ? at - 1 : bytes.length;
}
