import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { StartError } from '../../start-error.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes read at a time. */
const chunkSize = 256 * 1024;
const headSize = 64 * 1024;

export interface FileHead {
  readonly size: number;
  readonly encoding: Encoding;
  /** The first characters, without a byte order mark. */
  readonly text: string;
}

/** Looks at a file's start. Throws a StartError on a file that is missing, empty or no text. */
export async function readHead(file: string): Promise<FileHead> {
  const name = basename(file);
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new StartError(`${file} is not a file.`);
    if (found.size === 0) throw new StartError(`${name} is empty.`);
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
      const bytes = buffer.subarray(0, bytesRead);
      const encoding = encodingOf(bytes, name);
      return { size: found.size, encoding, text: new TextDecoder(encoding).decode(bytes) };
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
  if (code === 'ENOENT' || code === 'ENOTDIR') return new StartError(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EPERM') return new StartError(`${file} may not be read by this user.`);
  if (code === 'EIO') return new StartError(`${file} cannot be read: the disk reports an error.`);
  return error;
}

function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x50 && second === 0x4b) throw new StartError(`${name} is a workbook or an archive, not text: save the sheet as CSV and import that.`);
  if (first === 0x1f && second === 0x8b) throw new StartError(`${name} is compressed: unpack it and import what is inside.`);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0 && at % 2 === 0) even += 1;
    else if (bytes[at] === 0) odd += 1;
  }
  // Most letters of UTF-16 without a mark have a zero in their upper byte; other text has no zero at all.
  if (odd > bytes.length / 8 && even * 8 < odd) return 'utf-16le';
  if (even > bytes.length / 8 && odd * 8 < even) return 'utf-16be';
  if (even + odd > 0) throw new StartError(`${name} is not text: it holds bytes that no CSV or NDJSON file has.`);
  return 'utf-8';
}

/** A byte sequence that is not UTF-8 stands in the file. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

/** The whole file as UTF-8 in chunks, with a byte order mark if it has one. Throws NotUtf8. */
export async function* utf8Chunks(file: string, encoding: Encoding, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8', ignoreBOM: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw new NotUtf8('Not UTF-8', { cause: error });
    }
  };
  for await (const chunk of createReadStream(file, { highWaterMark: chunkSize })) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('Expected bytes');
    onBytes(chunk.length);
    const text = decode(chunk);
    // Decoding checks UTF-8; its bytes are passed on as they are.
    yield encoding === 'utf-8' ? chunk : Buffer.from(text);
  }
  const rest = decode();
  if (rest !== '' && encoding !== 'utf-8') yield Buffer.from(rest);
}
