import { describe, expect, it } from 'vitest';
import { isWholeIdentifier } from './whole-identifier.ts';

describe('isWholeIdentifier', () => {
  it('holds for what may be a whole number, email or phone', () => {
    const whole = ['CUST-000123', 'C1042', '100042', '#1042', '2024/17-B', 'K12X', 'CUST-0-17', '１０４２',  'a.b@mail.test', '+44 7700 912139', '(555) 456-7890', '0015554567890'];
    expect(whole.filter((text) => !isWholeIdentifier(text))).toEqual([]);
  });

  it('does not hold for names and for what is half typed', () => {
    const parts = ['', 'murphy', 'mur 123', 'CUST-', '12', 'a@', '@mail.test', 'a@mail', '+44 77', 'smith john 12345'];
    expect(parts.filter(isWholeIdentifier)).toEqual([]);
  });
});
