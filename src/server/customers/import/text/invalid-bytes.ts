import { isAscii, isUtf8 } from 'node:buffer';

// A byte that is no text goes on as a character for private use, which no file has: the rest can then be read, and its
// row be rejected.
const firstMark = 0x10ff00;
const mark = /[\u{10ff00}-\u{10ffff}]/u;
const everyMark = /[\u{10ff00}-\u{10ffff}]/gu;
/**
 * Letters beyond ASCII in UTF-8, or else a byte that is no text, in a string of bytes. Source: the Unicode Standard,
 * table 3-7.
 */
const characterOrByte =
  /([\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|[\x80-\xff\0]/g;

/** How much of a file's bytes is UTF-8. */
export interface Utf8Survey {
  /** Letters beyond ASCII, or a little more. */
  characters: number;
  /** Bytes that are not UTF-8. */
  invalid: number;
  /** Zero bytes, which no text has. */
  zeros: number;
}

/** Adds what bytes are that do not end within a letter. */
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

/** The same bytes as UTF-8 in which those that are no text are marked. */
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

/** Whether text that went through `markDamage` had bytes in it that are no text. */
export function hasInvalidBytes(text: string): boolean {
  return mark.test(text);
}

/** Damaged text as a person can mend it: its bytes as Windows-1252 reads them, the likeliest thing they were. */
export function showInvalidBytes(text: string): string {
  const windows = new TextDecoder('windows-1252');
  return text.replace(everyMark, (found) => {
    const byte = (found.codePointAt(0) ?? firstMark) - firstMark;
    return byte === 0 ? '' : windows.decode(Uint8Array.of(byte));
  });
}

/** How many of the bytes can be read now: a letter that goes on in the next ones is left for then. */
export function completeCharacters(bytes: Uint8Array): number {
  let at = bytes.length;
  while (at > 0 && at > bytes.length - 4 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at > 0 && (bytes[at - 1] ?? 0) >= 0xc0 ? at - 1 : bytes.length;
}
