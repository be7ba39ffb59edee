import { describe, expect, it } from 'vitest';
import type { ScrollPosition } from '../table/customers-table-ref.ts';
import { loadScrollPosition, maxPositions, saveScrollPosition } from './scroll-position-storage.ts';

const position: ScrollPosition = { id: 'a', index: 3, offset: -12.5, focused: null };

function memory(initial: string | null = null) {
  let kept = initial;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

const closed = {
  getItem: (): string | null => {
    throw new DOMException('closed', 'SecurityError');
  },
  setItem: (): void => {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

describe('the scroll positions of history entries', () => {
  it('are kept apart and replaced', () => {
    const storage = memory();
    saveScrollPosition('one', position, storage);
    saveScrollPosition('two', { ...position, id: 'b' }, storage);
    saveScrollPosition('one', { ...position, index: 9 }, storage);
    expect(loadScrollPosition('one', storage)).toEqual({ ...position, index: 9 });
    expect(loadScrollPosition('two', storage)?.id).toBe('b');
    expect(loadScrollPosition('three', storage)).toBeNull();
  });

  it('are limited in number, and the oldest go first', () => {
    const storage = memory();
    for (let entry = 0; entry <= maxPositions; entry++) saveScrollPosition(`entry ${entry}`, position, storage);
    expect(loadScrollPosition('entry 0', storage)).toBeNull();
    expect(loadScrollPosition('entry 1', storage)).toEqual(position);
  });

  it('are none when storage is disabled, full or contains something else', () => {
    saveScrollPosition('one', position, closed);
    expect(loadScrollPosition('one', closed)).toBeNull();
    for (const text of [
      '{',
      '[["one"]]',
      '[["one",{"id":1}]]',
      'null',
      '[["one",{"id":"a","index":-1,"offset":0,"focused":null}]]',
    ]) {
      expect(loadScrollPosition('one', memory(text))).toBeNull();
    }
  });
});
