import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { StartupError } from '../../../errors/startup-error.ts';
import { markInvalidBytes, surveyUtf8, completeCharacters } from './invalid-bytes.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes read at a time. */
const chunkSize = 256 * 1024;
const headSize = 64 * 1024;

/** How a file's text is written. */
export interface TextFormat {
  readonly encoding: Encoding;
  /** Whether bytes may be in it that are no text; they are marked (see invalid-bytes.ts). */
  readonly hasInvalidBytes: boolean;
}

export interface FileHead extends TextFormat {
  readonly size: number;
  /** The first characters, without a byte order mark. */
  readonly text: string;
}

/**
 * Looks at a file's start, and at all of it where its encoding shows nowhere else. Throws a StartupError on a file that
 * is missing, empty or no text.
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

/** The sentence for a file that cannot be read; anything else is a defect of ours and stays itself. */
function asStartError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new StartupError(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EPERM') return new StartupError(`${file} may not be read by this user.`);
  if (code === 'EIO') return new StartupError(`${file} cannot be read: the disk reports an error.`);
  return error;
}

function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x50 && second === 0x4b)
    throw new StartupError(`${name} is a workbook or an archive, not text: save the sheet as CSV and import that.`);
  if (first === 0x1f && second === 0x8b)
    throw new StartupError(`${name} is compressed: unpack it and import what is inside.`);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0 && at % 2 === 0) even += 1;
    else if (bytes[at] === 0) odd += 1;
  }
  // Most letters of UTF-16 without a mark have a zero in their upper byte; other text has no zero at all.
  if (odd > bytes.length / 8 && even * 8 < odd) return 'utf-16le';
  if (even > bytes.length / 8 && odd * 8 < even) return 'utf-16be';
  // A stray one is damage, and costs its row alone.
  if ((even + odd) * 16 > bytes.length)
    throw new StartupError(`${name} is not text: it holds bytes that no CSV or NDJSON file has.`);
  return 'utf-8';
}

/** What is not UTF-8 comes from a Western European spreadsheet, unless letters of UTF-8 stand in it too. */
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

/** The encoding, for people. */
export function textFormatName({ encoding, hasInvalidBytes }: TextFormat): string {
  return encoding === 'utf-8' && hasInvalidBytes ? 'UTF-8 with damaged bytes' : encoding.toUpperCase();
}

/** The whole file's text in pieces, without a byte order mark; what is damaged in it is marked. */
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

/** A file of UTF-8 in chunks none of which ends within a letter. */
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

/** Throws a StartupError where the file has gone or cannot be read any further: it is read more than once. */
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
