import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes that are enough to recognise an encoding, and few enough to keep. */
const mostBytes = 32 * 1024;
const longestWord = 40;
const longestWords = 400;
/**
 * Words between white space, quotes, delimiters and brackets, none of which is the second byte of a character, each
 * tried once from its start: some are photos in base64.
 */
const words = /(?<![^\0-\x20",;()<>:=])[^\0-\x20",;()<>:=]*[\x80-\xff][^\0-\x20",;()<>:=]*/g;

/**
 * Delimiters that can be the second byte of a character, though never behind a byte of ASCII. Elsewhere, only the
 * decoded text can tell.
 */
const certainDelimiters = /(?<![\x80-\xff])[|^~]/g;
const decodedDelimiters = /[|^~]/;

/** The words of a decoded line of SampleWords, those that are ASCII aside. */
export function wordsOfLine(line: string): readonly string[] {
  return line.split(decodedDelimiters).filter((word) => /[^\0-\x7F]/.test(word));
}

/** The words of all of its lines, one a line. */
export function wordPerLine(text: string): string {
  return text.split('\n').flatMap(wordsOfLine).join('\n');
}

/** Collects the first distinct words of a file that are not ASCII, wherever they are in it. */
export class SampleWords {
  readonly #words = new Set<string>();
  #length = 0;

  add(bytes: Buffer): void {
    if (this.#length >= mostBytes || isAscii(bytes)) return;
    for (const [word] of bytes.toString('latin1').replace(certainDelimiters, '\n').matchAll(words)) {
      if (isLong(word) || this.#words.has(word)) continue;
      this.#words.add(word);
      this.#length += word.length + 1;
      if (this.#length >= mostBytes) return;
    }
  }

  /** The words, one a line, or several with a delimiter that can be part of a character. */
  get bytes(): Buffer {
    return Buffer.from([...this.#words].join('\n'), 'latin1');
  }

  /** Those lines that are UTF-8. */
  get inUtf8(): Buffer {
    const valid = [...this.#words].filter((word) => isUtf8(Buffer.from(word, 'latin1')));
    return Buffer.from(valid.join('\n'), 'latin1');
  }
}

function isLong(word: string): boolean {
  return word.length > longestWords || word.split(decodedDelimiters).some((part) => part.length > longestWord);
}
