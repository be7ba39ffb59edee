import { describe, expect, it } from 'vitest';
import { emailList, phoneList } from './parse-contact.ts';

describe('a contact named twice', () => {
  it('keeps its first position and spelling among addresses, so that the primary one stays', () => {
    expect(emailList(['a@x.org', 'b@x.org', 'A@x.org'])).toEqual([
      { address: 'a@x.org', isPrimary: true },
      { address: 'b@x.org', isPrimary: false },
    ]);
  });

  it('keeps its first position among numbers, so that the primary one stays', () => {
    expect(phoneList(['+353871234567', '+353879999999', '+353871234567'])).toEqual([
      { number: '+353871234567', isPrimary: true },
      { number: '+353879999999', isPrimary: false },
    ]);
  });
});
