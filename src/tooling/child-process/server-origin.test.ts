import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { waitForOrigin } from './server-origin.ts';

describe('the origin of a server', () => {
  it('is read from its Listening line, and every line is passed on', async () => {
    const lines: string[] = [];
    const output = Readable.from(['> npm says this first\nListen', 'ing on http://127.0.0.1:8787\nand more']);
    expect(await waitForOrigin(output, (line) => lines.push(line))).toBe('http://127.0.0.1:8787');
    expect(lines.slice(0, 2)).toEqual(['> npm says this first', 'Listening on http://127.0.0.1:8787']);
  });

  it('is null when the output ends without that line', async () => {
    expect(await waitForOrigin(Readable.from(['DATA_DIR cannot be read\n']))).toBeNull();
  });
});
