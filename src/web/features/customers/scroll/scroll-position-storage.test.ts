import { describe, expect, it } from 'vitest';
import { keepPlace, placesKept, readPlace, type Place } from './scroll-position-storage.ts';

const place: Place = { id: 'a', index: 3, offset: -12.5, focused: null };

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

describe('the places of history entries', () => {
  it('are kept apart and replaced', () => {
    const storage = memory();
    keepPlace('one', place, storage);
    keepPlace('two', { ...place, id: 'b' }, storage);
    keepPlace('one', { ...place, index: 9 }, storage);
    expect(readPlace('one', storage)).toEqual({ ...place, index: 9 });
    expect(readPlace('two', storage)?.id).toBe('b');
    expect(readPlace('three', storage)).toBeNull();
  });

  it('go when they are too many, the oldest first', () => {
    const storage = memory();
    for (let entry = 0; entry <= placesKept; entry++) keepPlace(`entry ${entry}`, place, storage);
    expect(readPlace('entry 0', storage)).toBeNull();
    expect(readPlace('entry 1', storage)).toEqual(place);
  });

  it('are none where storage is closed, full or holds something else', () => {
    keepPlace('one', place, closed);
    expect(readPlace('one', closed)).toBeNull();
    for (const text of [
      '{',
      '[["one"]]',
      '[["one",{"id":1}]]',
      'null',
      '[["one",{"id":"a","index":-1,"offset":0,"focused":null}]]',
    ]) {
      expect(readPlace('one', memory(text))).toBeNull();
    }
  });
});
