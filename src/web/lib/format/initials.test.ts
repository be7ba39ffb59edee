import { describe, expect, it } from 'vitest';
import { initials } from './initials.ts';

describe('initials', () => {
  it('are of the first and the last word', () => {
    expect(initials('Liam Murphy')).toBe('LM');
    expect(initials('Ana de la Cruz')).toBe('AC');
    expect(initials('björn')).toBe('B');
  });
  it('keep letters whole in any script', () => {
    expect(initials('E\u0301mile Zola')).toBe('E\u0301Z');
    expect(initials('田中 由紀')).toBe('田由');
    expect(initials('🎉 Ada')).toBe('A');
    expect(initials('“Bo” (O’Neil)')).toBe('BO');
  });
  it('are empty without a letter', () => {
    expect(initials('+44 7700 912139')).toBe('');
    expect(initials('')).toBe('');
  });
  it('are of the first letter of an email', () => expect(initials('amara@example.com')).toBe('A'));
});
