import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Reads a server's output line by line, until it ends. Resolves with the origin in its line
 * `Listening on http://HOST:PORT`, or with null when the output ends without one.
 */
export function waitForOrigin(output: Readable, onLine: (line: string) => void = () => {}): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  createInterface({ input: output })
    .on('line', (line) => {
      onLine(line);
      const origin = /^Listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (origin !== undefined) resolve(origin);
    })
    .on('close', () => resolve(null));
  return promise;
}
