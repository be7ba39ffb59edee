import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** More bytes came out of a body than may. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The encodings asked for. */
export const acceptedEncodings = 'gzip, br, deflate';

/**
 * The bytes of a body, decompressed, counted as they come so that a small body that grows large ends early. Rejects
 * with a BodyTooLargeError beyond `limit` bytes, or with what the stream says; the stream is destroyed then.
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
      return asItIs();
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new TypeError('an encoding that was not asked for');
  }
}

function asItIs(): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => {
      done(null, chunk);
    },
  });
}
