import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** A body has more bytes than allowed. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** For the Accept-Encoding header. */
export const acceptedEncodings = 'gzip, br, deflate';

/**
 * The bytes of a body, decompressed. They are counted as they arrive, so that a small body that unpacks to a huge one
 * ends early. Rejects with a BodyTooLargeError over `limit` bytes, or with the stream's error, and destroys the stream.
 */
export async function readBody(body: Readable, encoding: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  await pipeline(body, decoderOf(encoding), async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      length += chunk.byteLength;
      if (length > limit) throw new BodyTooLargeError(`more than ${limit} bytes`);
      chunks.push(chunk);
    }
  });
  return Buffer.concat(chunks, length);
}

function decoderOf(encoding: string): Transform {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return unchanged();
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new TypeError('an encoding that was not requested');
  }
}

function unchanged(): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => {
      done(null, chunk);
    },
  });
}
