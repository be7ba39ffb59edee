import { describe, expect, it } from 'vitest';
import { RowCounter } from './read-export.ts';

function countRows(format: 'csv' | 'ndjson', text: string, chunkSize: number): number {
  const counter = new RowCounter(format);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkSize) counter.add(bytes.subarray(at, at + chunkSize));
  return counter.rows;
}

describe('the customers of an export are counted as they arrive', () => {
  const csv = '\uFEFFName,Note\nAda,"two\nlines, and ""quotes""\n"\nBo,\n"ü","x"\n';
  it.each([1, 2, 7, 1000])('in CSV, where a cell may have line breaks, in chunks of %i', (size) => {
    expect(countRows('csv', csv, size)).toBe(3);
  });

  it('in NDJSON, whatever quotes it has', () => {
    expect(countRows('ndjson', '{"a":"\\""}\n{"b":"\\""}\n{"c":1}\n', 5)).toBe(3);
  });

  it('without the headings', () => {
    expect(countRows('csv', '', 1)).toBe(0);
    expect(countRows('csv', '\uFEFFName\n', 3)).toBe(0);
  });
});
