import { describe, expect, it } from 'vitest';
import { beginsAnew, pauseAfter } from './use-search-input.ts';

describe('the pause in typing that searches', () => {
  it('is short where asking is free, however often it did', () => {
    expect([0, 1, 2, 9].map((searches) => pauseAfter(false, searches))).toEqual([150, 150, 150, 150]);
  });

  it('is longer where asks are costly, and none after two searches of a text', () => {
    expect([0, 1, 2, 9].map((searches) => pauseAfter(true, searches))).toEqual([500, 500, null, null]);
  });
});

describe('another text in the box', () => {
  it('begins with its first sign, with what is pasted, and with what comes all at once', () => {
    expect(beginsAnew('', { inputType: 'deleteContentBackward', data: null })).toBe(true);
    expect(beginsAnew('m', { inputType: 'insertText', data: 'm' })).toBe(true);
    expect(beginsAnew('CUST-000124', { inputType: 'insertFromPaste', data: null })).toBe(true);
    expect(beginsAnew('CUST-000124', { inputType: 'insertText', data: 'CUST-000124' })).toBe(true);
  });

  it('is not one that grows, shrinks, or is composed word by word', () => {
    expect(beginsAnew('mar', { inputType: 'insertText', data: 'r' })).toBe(false);
    expect(beginsAnew('mar', { inputType: 'deleteContentBackward', data: null })).toBe(false);
    expect(beginsAnew('mar', { inputType: 'insertCompositionText', data: 'mar' })).toBe(false);
  });
});
