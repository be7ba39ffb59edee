import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Follows what a server prints, line by line for as long as it does. Resolves with the address of its line
 * `Listening on http://HOST:PORT`, or with null when its output ends before.
 */
export function listeningAt(output: Readable, onLine: (line: string) => void = () => {}): Promise<string | null> {
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
