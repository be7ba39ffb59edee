import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { StartupError } from '../../../errors/startup-error.ts';
import { detectEncoding, readsAlsoUtf8 } from './detect-encoding.ts';
import { refuseOtherBytes } from './other-formats.ts';
import { SampleWords, wordPerLine } from './sample-words.ts';
import { createDecoder, decodeStart, encodedOnce } from './text-decoder.ts';
import { unclearEncodingError } from './unclear-encoding.ts';
import { markInvalidBytes, surveyUtf8, completeCharacters } from './invalid-bytes.ts';
import type { Utf8Survey } from './invalid-bytes.ts';

/** Bytes read at a time. */
const chunkSize = 256 * 1024;
const headSize = 64 * 1024;

/** How the text of a file is encoded. */
export interface TextFormat {
  readonly encoding: string;
  /** Whether someone or a byte order mark says so. */
  readonly isCertain: boolean;
  /** Whether it can contain invalid bytes, which are then marked (see invalid-bytes.ts). */
  readonly hasInvalidBytes: boolean;
  /** Words of the file that are not ASCII, as they are read; first one that was encoded twice, if there is any. */
  readonly samples: readonly string[];
  /** These and more words as they are in the file (see SampleWords), to ask for another encoding. */
  readonly words: Uint8Array;
}

export interface FileHead extends TextFormat {
  readonly size: number;
  /** The first characters, without a byte order mark. */
  readonly text: string;
}

/**
 * Detects the encoding of a file unless it is given, reading all of it where its start is not enough. Throws a
 * StartupError on a file that is missing, empty or not text, and on one whose encoding is not clear.
 */
export async function readHead(file: string, given: string | null): Promise<FileHead> {
  const name = basename(file);
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new StartupError(`${file} is not a file.`);
    if (found.size === 0) throw new StartupError(`${name} is empty.`);
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
      const bytes = buffer.subarray(0, bytesRead);
      refuseOtherBytes(bytes, name);
      const format = await textFormatOf(file, given ?? encodingOf(bytes, name), bytes, given !== null);
      return { size: found.size, ...format, text: decodeStart(bytes, format.encoding) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asStartError(error, file);
  }
}

/** A StartupError for a file that can't be read; other errors are bugs and stay as they are. */
function asStartError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new StartupError(`File not found: ${file}.`);
  if (code === 'ENAMETOOLONG') return new StartupError(`The file name is too long: ${file.slice(0, 80)}….`);
  if (code === 'EACCES' || code === 'EPERM') return new StartupError(`No permission to read ${file}.`);
  if (code === 'EIO') return new StartupError(`${file} can't be read: the disk reports an error.`);
  return error;
}

function encodingOf(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0 && at % 2 === 0) even += 1;
    else if (bytes[at] === 0) odd += 1;
  }
  // In UTF-16, most characters have a zero in their upper byte; other text has no zero bytes.
  if (odd > bytes.length / 8 && even * 8 < odd) return 'utf-16le';
  if (even > bytes.length / 8 && odd * 8 < even) return 'utf-16be';
  // A stray zero byte only costs its row.
  if ((even + odd) * 16 > bytes.length)
    throw new StartupError(`${name} is not text: it contains bytes that no CSV or NDJSON file has.`);
  return 'utf-8';
}

/** What is not UTF-8 is in an older encoding, unless it contains characters of UTF-8 as well. */
async function textFormatOf(file: string, encoding: string, head: Uint8Array, isGiven: boolean): Promise<TextFormat> {
  const survey = { characters: 0, invalid: 0, zeros: 0 };
  const words = new SampleWords();
  if (encoding.startsWith('utf-16'))
    return { encoding, isCertain: true, hasInvalidBytes: true, samples: [], words: words.bytes };
  for await (const bytes of characterChunks(file, () => {})) {
    surveyUtf8(survey, bytes);
    words.add(bytes);
  }
  const { characters, invalid, zeros } = survey;
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const isUtf8 = encoding === 'utf-8' && (isGiven || hasMark || !isOlder(survey, words));
  const actual = isUtf8 || isGiven ? encoding : (detectEncoding(words.bytes).encoding ?? null);
  if (actual === null) throw unclearEncodingError(basename(file), words.bytes);
  const text = wordPerLine(decodeStart(words.bytes, actual));
  const read = characters + invalid === 0 ? [] : text.split('\n');
  const encodedTwice = read.filter((word) => encodedOnce(word) !== null).slice(0, 1);
  const samples = [...new Set([...encodedTwice, ...read])].slice(0, shownSamples);
  return {
    encoding: actual,
    isCertain: isGiven || hasMark,
    hasInvalidBytes: zeros > 0 || (invalid > 0 && isUtf8),
    samples,
    words: words.bytes,
  };
}

const shownSamples = 5;

/** Whether bytes are in an older encoding. Now and then, two of its characters happen to be one of UTF-8. */
function isOlder({ characters, invalid }: Utf8Survey, words: SampleWords): boolean {
  if (invalid === 0) return false;
  const { bytes, inUtf8 } = words;
  if (invalid > characters * 50 || (bytes.length > 0 && inUtf8.length === 0)) return true;
  // In encodings of DOS, Cyrillic or Chinese, many more do.
  return invalid > characters && readsAlsoUtf8(bytes, inUtf8);
}

/** The encoding as people call it. */
export function textFormatName({ encoding, hasInvalidBytes }: TextFormat): string {
  return encoding === 'utf-8' && hasInvalidBytes ? 'UTF-8 with invalid bytes' : encoding.toUpperCase();
}

/** The text of the whole file in pieces, without a byte order mark and with its invalid bytes marked. */
export async function* fileText(
  file: string,
  { encoding, hasInvalidBytes }: TextFormat,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = createDecoder(encoding);
  if (encoding === 'utf-8') {
    const chunks = hasInvalidBytes ? characterChunks(file, onBytes) : chunksOf(file, onBytes);
    for await (const bytes of chunks) yield decoder.decode(hasInvalidBytes ? markInvalidBytes(bytes) : bytes);
    yield decoder.end();
    return;
  }
  const marked = (text: string): string => (hasInvalidBytes ? markInvalidBytes(Buffer.from(text)).toString() : text);
  for await (const bytes of chunksOf(file, onBytes)) yield marked(decoder.decode(bytes));
  yield marked(decoder.end());
}

/** A UTF-8 file in chunks that never end within a character. */
async function* characterChunks(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(file, onBytes)) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = completeCharacters(bytes);
    rest = bytes.subarray(end);
    yield bytes.subarray(0, end);
  }
  if (rest.length > 0) yield rest;
}

/** Throws a StartupError if the file, which is read more than once, is gone or can't be read any more. */
async function* chunksOf(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkSize })) {
      if (!(chunk instanceof Buffer)) throw new TypeError('Expected bytes');
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw asStartError(error, file);
  }
}
