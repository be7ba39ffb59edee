import { describe, expect, it } from 'vitest';
import { isPersonal } from './personal-search.ts';

const personal = [
  'a@b.test',
  'a@',
  'ann＠mail.test',
  '+44 7700',
  '0771',
  '+44 7700 900123',
  '+44\u00A07700\u00A0900123',
  '\u202A+44 7700 900123\u202C',
  '+44\u20117700\u2011900123',
  '0170/1234567',
  'tel:+447700900123',
  'tel:770',
  'Tel. 07700 900123',
  '٠٧٧٠٠٩٠٠١٢٣',
  '+４４ ７７００',
  'Murphy 07700 900123',
  'Murphy 07700',
  'Liam Murphy +44 77',
  'Murphy 7700900123',
  'Murphy, 7700 900 123',
  'T07700900123',
];

const shared = [
  '',
  'murphy',
  'CUST-000123',
  'C1042',
  'murphy CUST-000123',
  '12',
  'Murphy 1234',
  '12 High Street',
  'smith john 12345',
  '#1042',
  'josé',
  '李 12',
];

describe('isPersonal', () => {
  it('holds for emails and phone numbers, whole and half typed, in any script', () => {
    expect(personal.filter((text) => !isPersonal(text))).toEqual([]);
  });

  it('holds for nothing else', () => {
    expect(shared.filter(isPersonal)).toEqual([]);
  });
});
