import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { StartupError } from '../../../errors/startup-error.ts';
import { markInvalidBytes, surveyUtf8, completeCharacters } from './invalid-bytes.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes read at a time. */
const chunkSize = 256 * 1024;
const headSize = 64 * 1024;

/** How the text of a file is encoded. */
export interface TextFormat {
  readonly encoding: Encoding;
  /** Whether it can contain invalid bytes, which are then marked (see invalid-bytes.ts). */
  readonly hasInvalidBytes: boolean;
}

export interface FileHead extends TextFormat {
  readonly size: number;
  /** The first characters, without a byte order mark. */
  readonly text: string;
}

/**
 * Detects the encoding of a file, reading all of it where its start is not enough. Throws a StartupError on a file that
 * is missing, empty or not text.
 */
export async function readHead(file: string): Promise<FileHead> {
  const name = basename(file);
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new StartupError(`${file} is not a file.`);
    if (found.size === 0) throw new StartupError(`${name} is empty.`);
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
      const bytes = buffer.subarray(0, bytesRead);
      const form = await textFormatOf(file, encodingOf(bytes, name), bytes);
      return { size: found.size, ...form, text: new TextDecoder(form.encoding).decode(bytes) };
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
  if (code === 'EACCES' || code === 'EPERM') return new StartupError(`No permission to read ${file}.`);
  if (code === 'EIO') return new StartupError(`${file} can't be read: the disk reports an error.`);
  return error;
}

function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x50 && second === 0x4b)
    throw new StartupError(`${name} is a spreadsheet or an archive, not text. Save the sheet as CSV and import that.`);
  if (first === 0x1f && second === 0x8b)
    throw new StartupError(`${name} is compressed. Unpack it and import what is inside.`);
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

/** What is not UTF-8 comes from a Western European spreadsheet, unless it contains characters of UTF-8 as well. */
async function textFormatOf(file: string, encoding: Encoding, head: Uint8Array): Promise<TextFormat> {
  if (encoding !== 'utf-8') return { encoding, hasInvalidBytes: true };
  const survey = { characters: 0, invalid: 0, zeros: 0 };
  for await (const bytes of characterChunks(file, () => {})) surveyUtf8(survey, bytes);
  const { characters, invalid, zeros } = survey;
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  // Now and then, two characters of Windows-1252 happen to be one of UTF-8.
  const windows = !marked && invalid > characters * 50;
  return { encoding: windows ? 'windows-1252' : 'utf-8', hasInvalidBytes: zeros > 0 || (invalid > 0 && !windows) };
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
  const decoder = new TextDecoder(encoding);
  if (encoding === 'utf-8') {
    const chunks = hasInvalidBytes ? characterChunks(file, onBytes) : chunksOf(file, onBytes);
    for await (const bytes of chunks)
      yield decoder.decode(hasInvalidBytes ? markInvalidBytes(bytes) : bytes, { stream: true });
    yield decoder.decode();
    return;
  }
  const marked = (text: string): string => (hasInvalidBytes ? markInvalidBytes(Buffer.from(text)).toString() : text);
  for await (const bytes of chunksOf(file, onBytes)) yield marked(decoder.decode(bytes, { stream: true }));
  yield marked(decoder.decode());
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
