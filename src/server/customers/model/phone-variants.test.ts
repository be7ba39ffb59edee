import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { phoneVariants } from './phone-variants.ts';

describe('the forms of a phone number', () => {
  const forms: readonly (readonly [number: string, international: string | null, national: string | null])[] = [
    ['+442079460958', '442079460958', '02079460958'],
    ['0044 (20) 7946-0958', '442079460958', '02079460958'],
    ['+33612345678', '33612345678', '0612345678'],
    ['+1 (555) 456-7890', '15554567890', '5554567890'],
    ['020 7946 0958', null, '02079460958'],
    ['+999123', '999123', null],
    ['+1', '1', null],
    ['none', null, null],
  ];
  it.each(forms)('of %s', (number, international, national) => {
    expect(phoneVariants(number)).toEqual({ international, national });
  });

  it.each([
    '+5491112345678',
    '+39021234567',
    '+79161234567',
    '+81312345678',
    '+61412345678',
    '+551123456789',
    '+36201234567',
    '+5215512345678',
  ])('has the same national digits as the parsed number %s', (number) => {
    const parsed = parsePhoneNumberFromString(number)?.formatNational().replace(/\D/g, '');
    expect(phoneVariants(number).national).toBe(parsed);
  });
});
