import type { CountryCode } from 'libphonenumber-js/max';
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
    // PostgreSQL
    ['{noor@pg.example,noor2@pg.example}', ['noor@pg.example', 'noor2@pg.example']],
    ['{"noor@pg.example","Noor <noor2@pg.example>",NULL}', ['noor@pg.example', 'noor2@pg.example']],
    ['{noor@pg.example}', ['noor@pg.example']],
    ['{}', []],
    ['{"value":"pia@example.org"}', ['pia@example.org']],
    [
      '[{"value":"pia@example.org"},{"value":"pia2@example.org","isPrimary":true}]',
      ['pia2@example.org', 'pia@example.org'],
    ],
    ['["pia@example.org"]', ['pia@example.org']],
    ['{mika@example.org', ['mika@example.org']],
    ['mika@example.org}', ['mika@example.org']],
    ['dee@example.org>', ['dee@example.org']],
    ['<dee@example.org', ['dee@example.org']],
    ['ian@example.org"', ['ian@example.org']],
    ['"ian@example.org', ['ian@example.org']],
    ['“ian@example.org”', ['ian@example.org']],
    ['max@example.org\\', ['max@example.org']],
    ['nils@example.org.', ['nils@example.org']],
    ['nils@example.org., ole@example.org:', ['nils@example.org', 'ole@example.org']],
    ['abe@example.org?subject=hi', ['abe@example.org']],
    ['mailto:abe@example.org?subject=hi', ['abe@example.org']],
    ['SMTP:abe@example.org;smtp:abe2@example.org', ['abe@example.org', 'abe2@example.org']],
  ])('are all read: %s', (cell, addresses) =>
    expect(readContacts(cell, splitEmails, emailMisfit)).toEqual({ valid: addresses, leftOut: [] }),
  );

  it.each([
    "o'dwyer@example.org",
    'ida+news&more@example.org',
    'a{b}c@example.org',
    '!#$%*=?^_`~-@example.org',
    'gil@münchen.example',
    '用户@例子。广告',
    'ida@xn--mnchen-3ya.example',
    'ida..moss.@docomo.example',
    'roy@[10.0.0.1]',
    'val@localhost',
    '"ida"@example.org',
  ])('stay as they are if they are unusual: %s', (address) =>
    expect(readContacts(address, splitEmails, emailMisfit)).toEqual({ valid: [address], leftOut: [] }),
  );

  it.each([
    'nora@x..example',
    'zoe@x,example',
    'zoe@x;org',
    'zoe@x .example',
    'zoe@x. example',
    'a@b@c.example',
    'ada@',
    'ida@.example',
    'ida@x.',
    'ida@x.example)org',
    'id"a@x.example',
    '{"plan":"ida@x.example"}',
    'a:ida@x.example',
  ])('are left out if it is unclear what they are: %s', (cell) => {
    const { valid, leftOut } = readContacts(cell, splitEmails, emailMisfit);
    expect(valid).toEqual([]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['not an email address']);
  });

  it.each(['n****h@shop.example', '••••@shop.example'])('are left out if a part is hidden: %s', (cell) =>
    expect(readContacts(cell, splitEmails, emailMisfit)).toEqual({
      valid: [],
      leftOut: [{ value: cell, reason: 'partly hidden' }],
    }),
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
    ['+49 30 5550171/72', ['+49305550171']],
    ['+43 1 5550171 / 2', ['+4315550171']],
    ['+39 06 5550171/72/73', ['+39065550171']],
    ['+49 351/1234567', ['+493511234567']],
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
    ['{+447700900741,+447700900742}', ['+447700900741', '+447700900742']],
    ['{"+44 7700 900741","+44 7700 900742"}', ['+447700900741', '+447700900742']],
    ['{}', []],
    ['{"value":"+447700900741"}', ['+447700900741']],
    ['[447700900741, "+447700900742"]', ['+447700900741', '+447700900742']],
    ['{"phone":447700900741}', ['+447700900741']],
    ['[null]', []],
    ['+447700900741}', ['+447700900741']],
    ['<+447700900741>', ['+447700900741']],
    ['"+447700900741", "+447700900742"', ['+447700900741', '+447700900742']],
    ['+447700900741\\', ['+447700900741']],
    ['0170 / 1234567', ['0170 / 1234567']],
    ['030/123456', ['030/123456']],
    ['ext. 12', ['ext. 12']],
    ['1-800-FLOWERS', ['1-800-FLOWERS']],
    ['555.1234', ['555.1234']],
    ['01.02.03.04.05', ['01.02.03.04.05']],
    ['12.34.56', ['12.34.56']],
    ['12.345.67', ['12.345.67']],
    ['20260305', ['20260305']],
    ['2026-3055', ['2026-3055']],
    ['447700900181.0', ['+447700900181']],
    ['055,123', ['055,123']],
    ['+44 20 7946 0181 ext. 5', ['+44 20 7946 0181 ext. 5']],
  ])('are all read: %s', (cell, numbers) => {
    const { valid, leftOut } = readContacts(cell, splitPhones, phoneMisfit);
    expect(leftOut).toEqual([]);
    expect(valid.map((number) => parsePhone(number, null))).toEqual(numbers);
  });

  it.each<[string, CountryCode | null, readonly string[]]>([
    ['+49 (0)7123/4567', 'DE', ['+4971234567']],
    ['0049 7123/4568', 'DE', ['+4971234568']],
    ['+49 (0)2151 / 1234', null, ['+4921511234']],
    ['+43 (0)5572/3456', null, ['+4355723456']],
    ['+421 905 123/456', null, ['+421905123456']],
    ['0905 123/456', 'SK', ['+421905123456']],
    ['+36 30 123/4567', null, ['+36301234567']],
    ['06 30 123/4567', 'HU', ['+36301234567']],
    ['+1 (212) 555/0123', null, ['+12125550123']],
    ['07123/4569', 'DE', ['+4971234569']],
    ['0049 351/1234567', null, ['+493511234567']],
    ['+49 (0)7123/1234567', null, ['+4971231234567']],
    ['0711 12345/72', 'DE', ['+4971112345']],
    ['0711 123456/0170 1234567', 'DE', ['+49711123456', '+491701234567']],
    ['555 0171/0172', 'US', ['555 0171']],
    // Two readings
    ['+49 30 12345 / 678', 'DE', ['+49 30 12345 / 678']],
    ['030 12345/678', 'DE', ['030 12345/678']],
  ])('are whole beside a slash: %s in %s', (cell, country, numbers) => {
    const { valid, leftOut } = readContacts(cell, splitPhones, phoneMisfit);
    expect(leftOut).toEqual([]);
    expect(valid.map((number) => parsePhone(number, country))).toEqual(numbers);
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
    '+4477009{00741',
    '{"plan":"447700900741"}',
    '12.5',
    '0,75',
    '-1234.56',
    '1,250.50',
    '1.250,50',
    '1.234',
    '$120',
    '85 %',
    '2026-03-05',
    '2026/03/05',
    '05.03.2026',
    '3/5/2026',
    '2026-03-05 09:15',
    '2026-03-05T09:15:00Z',
    '5 March 2026 09:15',
    '09:15',
  ])('are left out: %s', (cell) =>
    expect(readContacts(cell, splitPhones, phoneMisfit)).toEqual({
      valid: [],
      leftOut: [{ value: cell, reason: 'not a phone number' }],
    }),
  );
});
