import { describe, expect, it } from 'vitest';
import { emailMisfit, parsePhone, phoneMisfit, readContacts } from './parse-contact.ts';
import { splitEmails, splitPhones } from './split-contacts.ts';

describe('the emails in a cell', () => {
  it.each([
    ['Olav <olav@example.org>; olav2@example.org', ['olav@example.org', 'olav2@example.org']],
    [
      'olav@example.org; Olav, Work <olav@work.example>; olav3@example.org',
      ['olav@example.org', 'olav@work.example', 'olav3@example.org'],
    ],
    ['"Moss, Ida" <ida@example.org>', ['ida@example.org']],
    ['tess@example.org (work), tess2@example.org (at home)', ['tess@example.org', 'tess2@example.org']],
    ['mia@example.org / mia2@example.org', ['mia@example.org', 'mia2@example.org']],
    ['mia@example.org/mia2@example.org', ['mia@example.org', 'mia2@example.org']],
    ['bo@example.org and bo2@example.org', ['bo@example.org', 'bo2@example.org']],
    ['bo@example.org & bo2@example.org', ['bo@example.org', 'bo2@example.org']],
    ['bo@example.org und bo2@example.org', ['bo@example.org', 'bo2@example.org']],
    ['(bo@example.org)', ['bo@example.org']],
    ["'bo@example.org', 'bo2@example.org'", ['bo@example.org', 'bo2@example.org']],
    ['a/b@example.org', ['a/b@example.org']],
  ])('are all read: %s', (cell, addresses) =>
    expect(readContacts(cell, splitEmails, emailMisfit)).toEqual({ valid: addresses, leftOut: [] }),
  );

  it('are left out one by one', () => {
    expect(readContacts('Ida <ida@example.org>; Bo <bo.example.org>, mia@@x', splitEmails, emailMisfit)).toEqual({
      valid: ['ida@example.org'],
      leftOut: ['bo.example.org', 'mia@@x'].map((value) => ({ value, reason: 'not an email address' })),
    });
  });
});

describe('the phones in a cell', () => {
  it.each([
    ['+44 7700 900184 / +44 7700 900185', ['+447700900184', '+447700900185']],
    ['+44 7700 900184/+44 7700 900185', ['+447700900184', '+447700900185']],
    ['+44 7700 900183 or +44 7700 900184', ['+447700900183', '+447700900184']],
    ['+44 7700 900183 & +44 7700 900184', ['+447700900183', '+447700900184']],
    ['+44 7700 900183 und +44 7700 900184', ['+447700900183', '+447700900184']],
    ['(+49) 170 1234568', ['+491701234568']],
    ['(0049) 170 1234568', ['+491701234568']],
    ['+1-617-555-0142 (work)', ['+16175550142']],
    ['Home: +44 7700 900181', ['+447700900181']],
    ['Tel. +44 7700 900181', ['+447700900181']],
    ['(M) +44 7700 900181', ['+447700900181']],
    ['Home: +44 7700 900181; Work: +44 7700 900182', ['+447700900181', '+447700900182']],
    // QuickBooks
    ['Phone:+44 7700 900181 Mobile:+44 7700 900182', ['+447700900181', '+447700900182']],
    ['+44 20 7946 0181 ext: 5', ['+44 20 7946 0181 ext: 5']],
    ['＋４４７７００９００１９０', ['+447700900190']],
    ['+٤٤٧٧٠٠٩٠٠١٨٩', ['+447700900189']],
    ['+۴۴۷۷۰۰۹۰۰۱۸۹', ['+447700900189']],
    ['https://wa.me/447700900183', ['+447700900183']],
    ['wa.me/447700900183?text=Hi', ['+447700900183']],
    ['https://api.whatsapp.com/send?phone=447700900183', ['+447700900183']],
    ['0170 / 1234567', ['0170 / 1234567']],
    ['030/123456', ['030/123456']],
    ['ext. 12', ['ext. 12']],
    ['1-800-FLOWERS', ['1-800-FLOWERS']],
    ['+44 20 7946 0181 ext. 5', ['+44 20 7946 0181 ext. 5']],
  ])('are all read: %s', (cell, numbers) => {
    const { valid, leftOut } = readContacts(cell, splitPhones, phoneMisfit);
    expect(leftOut).toEqual([]);
    expect(valid.map((number) => parsePhone(number, null))).toEqual(numbers);
  });

  it.each([
    '0',
    '000-000-0000',
    '(000) 000-0000',
    '+1 000 000 0000',
    '999-999-9999',
    '1111111',
    'call after 5pm',
    'see note 3',
    'https://example.org/12345678',
    'www.example.org/12345678',
    'ida1234567@example.org',
  ])('are left out: %s', (cell) =>
    expect(readContacts(cell, splitPhones, phoneMisfit)).toEqual({
      valid: [],
      leftOut: [{ value: cell, reason: 'not a phone number' }],
    }),
  );
});
