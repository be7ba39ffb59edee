import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes that are enough to recognise an encoding, and few enough to keep. */
const mostBytes = 32 * 1024;
const longestWord = 40;
/**
 * Words between white space, quotes, delimiters and brackets, none of which is the second byte of a character, each
 * tried once from its start: some are photos in base64.
 */
const words = /(?<![^\0-\x20",;()<>:=])[^\0-\x20",;()<>:=]*[\x80-\xff][^\0-\x20",;()<>:=]*/g;

/** Collects the first distinct words of a file that are not ASCII, wherever they are in it. */
export class SampleWords {
  readonly #words = new Set<string>();
  #length = 0;

  add(bytes: Buffer): void {
    if (this.#length >= mostBytes || isAscii(bytes)) return;
    for (const [word] of bytes.toString('latin1').matchAll(words)) {
      if (word.length > longestWord || this.#words.has(word)) continue;
      this.#words.add(word);
      this.#length += word.length + 1;
      if (this.#length >= mostBytes) return;
    }
  }

  /** The words, one a line. */
  get bytes(): Buffer {
    return Buffer.from([...this.#words].join('\n'), 'latin1');
  }

  /** Those that are UTF-8, one a line. */
  get inUtf8(): Buffer {
    const valid = [...this.#words].filter((word) => isUtf8(Buffer.from(word, 'latin1')));
    return Buffer.from(valid.join('\n'), 'latin1');
  }
}
