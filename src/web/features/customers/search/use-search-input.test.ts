import { describe, expect, it } from 'vitest';
import { isNewText, pauseAfter } from './use-search-input.ts';

describe('the pause in typing that starts a search', () => {
  it('is short where requests are free, after any number of searches', () => {
    expect([0, 1, 2, 9].map((searches) => pauseAfter(false, searches))).toEqual([150, 150, 150, 150]);
  });

  it('is longer where requests are metered, and ends after two searches of a text', () => {
    expect([0, 1, 2, 9].map((searches) => pauseAfter(true, searches))).toEqual([500, 500, null, null]);
  });
});

describe('a new text in the box', () => {
  it('starts with its first character, a paste, or an insertion of all the text', () => {
    expect(isNewText('', { inputType: 'deleteContentBackward', data: null })).toBe(true);
    expect(isNewText('m', { inputType: 'insertText', data: 'm' })).toBe(true);
    expect(isNewText('CUST-000124', { inputType: 'insertFromPaste', data: null })).toBe(true);
    expect(isNewText('CUST-000124', { inputType: 'insertText', data: 'CUST-000124' })).toBe(true);
  });

  it('is not one that grows, shrinks, or is composed word by word', () => {
    expect(isNewText('mar', { inputType: 'insertText', data: 'r' })).toBe(false);
    expect(isNewText('mar', { inputType: 'deleteContentBackward', data: null })).toBe(false);
    expect(isNewText('mar', { inputType: 'insertCompositionText', data: 'mar' })).toBe(false);
  });
});
