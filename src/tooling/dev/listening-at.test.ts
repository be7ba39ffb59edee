import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { listeningAt } from './listening-at.ts';

describe('what a server prints', () => {
  it('gives the address of the line that says it listens, and every line', async () => {
    const lines: string[] = [];
    const output = Readable.from(['> npm says this first\nListen', 'ing on http://127.0.0.1:8787\nand more']);
    expect(await listeningAt(output, (line) => lines.push(line))).toBe('http://127.0.0.1:8787');
    expect(lines.slice(0, 2)).toEqual(['> npm says this first', 'Listening on http://127.0.0.1:8787']);
  });

  it('gives null when it ends without one', async () => {
    expect(await listeningAt(Readable.from(['DATA_DIR cannot be read\n']))).toBeNull();
  });
});
