import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Decodes bytes that come in pieces. */
export interface PiecewiseDecoder {
  decode(bytes: Buffer): string;
  end(): string;
}

export function isUnicode(encoding: string): boolean {
  return encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be';
}

export function createDecoder(encoding: string): PiecewiseDecoder {
  if (isUnicode(encoding)) {
    const decoder = new TextDecoder(encoding);
    return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  // Node's own decoder knows no encoding of DOS.
  const decoder = iconv.getDecoder(encoding);
  const withEuro = euroOf(encoding);
  if (hasMarks(encoding)) return withComposedCharacters(decoder);
  return { decode: (bytes) => withEuro(decoder.write(bytes)), end: () => decoder.end() ?? '' };
}

/** All bytes of a text that is not Unicode. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const text = euroOf(encoding)(iconv.decode(Buffer.from(bytes), encoding));
  return hasMarks(encoding) ? text.normalize('NFC') : text;
}

/** The text of bytes that may end within a character, without what is left of it. */
export function decodeStart(bytes: Buffer, encoding: string): string {
  return hasMarks(encoding) ? decodeBytes(bytes, encoding) : createDecoder(encoding).decode(bytes);
}

/** What a word was before its UTF-8 was taken for Windows-1252 and encoded again; null for any other word. */
export function encodedOnce(word: string): string | null {
  const bytes = iconv.encode(word, 'windows-1252');
  return !isAscii(bytes) && isUtf8(bytes) && decodeBytes(bytes, 'windows-1252') === word ? bytes.toString() : null;
}

/** Since 1998, the encodings of Macs have a euro where iconv-lite still has the currency sign. */
function euroOf(encoding: string): (text: string) => string {
  return /^(?:x-?)?mac/.test(encoding) ? (text) => text.replaceAll('¤', '€') : (text) => text;
}

/** Whether letters can come in two characters: Vietnamese in Windows-1258 has its tones behind them. */
const hasMarks = (encoding: string): boolean => encoding.endsWith('1258');

/** Keeps the last letter back until no mark can follow it. */
function withComposedCharacters(decoder: ReturnType<typeof iconv.getDecoder>): PiecewiseDecoder {
  let last = '';
  return {
    decode: (bytes) => {
      const text = last + decoder.write(bytes);
      last = /\p{L}\p{M}*$/u.exec(text)?.[0] ?? '';
      return text.slice(0, text.length - last.length).normalize('NFC');
    },
    end: () => (last + (decoder.end() ?? '')).normalize('NFC'),
  };
}

/** What iconv-lite decodes as well, but no file is written in. */
const noText = /^(?:utf|ucs|cesu|unicode|binary|hex|base64)/;

/** The name of an encoding that can be read, in the way we write it; null for any other. */
export function knownEncoding(name: string): string | null {
  const lower = name.trim().toLowerCase();
  const unicode = /^utf-?(8|16(?:le|be)?)$/.exec(lower)?.[1];
  if (unicode !== undefined) return unicode === '16' ? 'utf-16le' : `utf-${unicode}`;
  return iconv.encodingExists(lower) && !noText.test(lower.replace(/[^a-z0-9]/g, '')) ? lower : null;
}
