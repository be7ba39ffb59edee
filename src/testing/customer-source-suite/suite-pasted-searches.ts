import { describe, expect, it } from 'vitest';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { customerNumbers } from './list-all.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { lookUp } from './suite-customer.ts';

const orla: CustomerUpsert = {
  customerNumber: 'K-1',
  firstName: 'Orla',
  lastName: 'O’Dwyer',
  displayName: 'Orla O’Dwyer',
  emails: [{ address: 'orla@example.org', isPrimary: true }],
  phones: [
    { number: '+447700900181', isPrimary: true },
    { number: '020 7946 0181 x5', isPrimary: false },
  ],
};

/** Another with whom she has everything but these in common. */
const other: CustomerUpsert = {
  customerNumber: 'K-2',
  firstName: 'Orla',
  lastName: 'Dwyer-Onal',
  emails: [{ address: 'orla@example.com', isPrimary: true }],
  phones: [
    { number: '+447700900182', isPrimary: true },
    { number: '020 7946 0181 x6', isPrimary: false },
  ],
};

/** Texts that people paste into the search. */
const pasted: readonly (readonly [why: string, search: string])[] = [
  ['a straight apostrophe', "o'dwyer"],
  ['a curly one, as stored', 'o’dwyer'],
  ['the other curly one', 'O‘Dwyer'],
  ['a modifier letter', 'OʼDwyer'],
  ['a grave accent', 'O`Dwyer'],
  ['an acute accent', 'O´Dwyer'],
  ['a prime', 'O′Dwyer'],
  ['a full-width apostrophe', 'O＇Dwyer'],
  ['no apostrophe', 'odwyer'],
  ['double quotes around', '"O\'Dwyer"'],
  ['low and high quotes around', '„O’Dwyer“'],
  ['guillemets and narrow spaces around', '«\u202fO’Dwyer\u202f»'],
  ['a single guillemet around', '‹O’Dwyer›'],
  ['corner brackets around', '「O’Dwyer」'],
  ['the last name first', 'O’Dwyer, Orla'],
  ['the last name first, without a space', 'O’Dwyer,Orla'],
  ['a full-width comma', 'O’Dwyer，Orla'],
  ['a soft hyphen', 'O’Dwy\u00ader'],
  ['a zero-width space and joiners', 'O’\u200bDwy\u200der\u200c'],
  ['a byte order mark', '\ufeffO’Dwyer'],
  ['no-break spaces', 'Orla\u00a0O’Dwyer'],
  ['an address with a semicolon', 'orla@example.org;'],
  ['an address with a comma', 'orla@example.org,'],
  ['an address in angle brackets', '<orla@example.org>'],
  ['a name and an address', 'Orla O’Dwyer <orla@example.org>'],
  ['a quoted name and an address', '"O’Dwyer, Orla" <orla@example.org>;'],
  ['an address with direction marks', '\u2068orla@example.org\u2069'],
  ['a trunk zero in brackets', '+44 (0)7700 900181'],
  ['a trunk zero in brackets, without spaces', '+44(0)7700900181'],
  ['a trunk zero after 00', '0044 (0) 7700 900181'],
  ['a trunk zero in brackets without a plus', '44 (0)7700 900181'],
  ['a trunk zero after the country code', '+44 07700 900181'],
  ['a trunk zero without spaces', '+4407700900181'],
  ['direction marks around a phone', '\u202a+44 7700 900181\u202c'],
  ['isolates around a phone', '\u2066+44 7700 900181\u2069'],
  ['en dashes', '+44–7700–900181'],
  ['em dashes', '+44—7700—900181'],
  ['no-break hyphens', '+44\u20117700\u2011900181'],
  ['figure dashes', '+44\u20127700\u2012900181'],
  ['minus signs', '+44\u22127700\u2212900181'],
  ['full-width digits', '＋４４　７７００－９００１８１'],
  ['no-break spaces in a phone', '+44\u00a07700\u202f900181'],
  ['a phone with a semicolon', '+44 7700 900181;'],
  ['a phone in angle brackets', '<+44 7700 900181>'],
  ['a name and a phone', 'Orla O’Dwyer <+44 (0)7700 900181>'],
  ['an extension as shown', '020 7946 0181 x5'],
  ['an extension in another form', '020 7946 0181 ext. 5'],
  ['an extension in full', '(020) 7946-0181, Extension 5'],
  ['an extension without spaces', '02079460181x5'],
  ['an extension with a number sign', '020 7946 0181 #5'],
  ['an extension as in a link', '020-7946-0181;ext=5'],
  ['an extension with direction marks', '\u202a020 7946 0181 x5\u202c'],
  ['a name and an extension as shown', 'O’Dwyer, 020 7946 0181 x5'],
  ['a sign on its own', 'Orla & O’Dwyer'],
  ['a dash on its own', 'Orla – O’Dwyer'],
  ['a bullet', '• Orla O’Dwyer'],
  ['an address in brackets', 'Orla O’Dwyer (orla@example.org)'],
  ['an address at the end of a sentence', 'orla@example.org.'],
  ['an address after a label', '[mailto:orla@example.org]:'],
  ['an initial', 'O’Dwyer, O.'],
  ['a question', 'Orla O’Dwyer?'],
  ['a number sign', '#K-1'],
  ['slashes in a phone', '+44 (0) 7700 / 900181'],
  ['slashes in a national phone', '07700/900181'],
  ['a name and slashes in a phone', 'Orla 07700/900181'],
  ['square brackets around a phone', '[+44 7700 900181]'],
  ['a label before a phone', 'Tel. +44 7700 900181'],
  ['another label before a phone', 'whatsapp: +447700900181'],
  ['a label after a phone', '+44 7700 900181 (mobile)'],
  ['a label around an extension', 'Telefon: 020 7946 0181 x5'],
  ['a link to a phone', 'tel://+447700900181'],
  ['a link to a chat', 'https://wa.me/447700900181'],
  ['Arabic digits', '+٤٤ ٧٧٠٠ ٩٠٠١٨١'],
  ['Persian digits', '۰۷۷۰۰ ۹۰۰۱۸۱'],
];

const alsoWithoutHer: readonly (readonly [why: string, search: string])[] = [
  ['only an apostrophe', "'"],
  ['only invisible characters', '\u200b\u200d'],
  ['only separators', ',;<>'],
  ['another extension', '020 7946 0181 x7'],
  ['a zero inside a phone', '+44 77000 900181'],
  ['a zero before the country code', '+044 7700 900181'],
  ['only signs', '& /'],
  ['only brackets', '()'],
  ['a label before what is no phone', 'Tel. 0181'],
];

/** Names and numbers with signs, which are found exactly as the list shows them. */
const shown = ['Bob & Sons (UK) Ltd.', 'AC / DC', 'Jean - Luc', 'Jose.', '...', '#1042', 'Tel 5', '50% & more'];

/** Phones of other kinds as stored, each with a text that finds it. */
const phones: readonly (readonly [stored: string, search: string])[] = [
  ['+390612345678', '+39 06 1234 5678'],
  ['+390612345678', '+39 (06) 1234 5678'],
  ['+390612345678', '+39 (0)6 1234 5678'],
  ['+4915112345678', '+49 (0)151 12345678'],
  ['+33612345678', '0033 (0)6 12 34 56 78'],
  ['+353871234567', '+353 (0)87 123 4567'],
  ['+36301234567', '+36 06 30 123 4567'],
  ['+36 06 30 123 4567', '+36 06 30 123 4567'],
  ['+36 06 30 123 4567', '06 30 123 4567'],
  ['+3662123456', '+36 (0)62 123 456'],
  ['+44 (0)20 7946 0181 ext. 5', '+44 (0)20 7946 0181 ext. 5'],
  ['+44 (0)20 7946 0181 ext. 5', '+44 20 7946 0181 x5'],
  ['+44 (0)20 7946 0181 ext. 5', '020 7946 0181 x5'],
  ['+44(0)20 7946 0181', '+44 20 7946 0181'],
  ['+44(0)20 7946 0181', '+44(0)20 7946 0181'],
  ['+44–20–7946–0181', '+44-20-7946-0181'],
  ['\u202a+44 20 7946 0181\u202c', '020 7946 0181'],
  ['020 7946 0181 (reception)', '020 7946 0181 (reception)'],
  ['030 123456 Durchwahl 12', '030 123456 Durchwahl 12'],
  ['tel:+44-20-7946-0181;ext=5', 'tel:+44-20-7946-0181;ext=5'],
  ['555-FLOWERS', '555-flowers'],
  ['030/123456-12', '030/123456-12'],
  ['0351 / 12 34 56', '0351 / 12 34 56'],
  ['0351 / 12 34 56', '0351/123456'],
  ['0351 / 12 34 56', '0351 123456'],
  ['+491701234567', '0170/1234567'],
  ['+491701234567', '+49 (0) 170 / 123 45 67'],
  ['+491701234567', '٠٠٤٩ ١٧٠ ١٢٣٤٥٦٧'],
];

export function describePastedSearches(open: () => Promise<StoreUnderTest>): void {
  describe('a pasted search', () => {
    it.each(pasted)('finds a customer by %s', async (_, text) => {
      const { source, writer } = await open();
      await writer.write([orla, other], 0);
      expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toContain('K-1');
    });

    it.each(alsoWithoutHer)('finds no one by %s', async (_, text) => {
      const { source, writer } = await open();
      await writer.write([orla, other], 0);
      expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toEqual([]);
    });

    it.each(shown)('finds %j as it is shown', async (text) => {
      const { source, writer } = await open();
      await writer.write([{ ...orla, displayName: text }, other], 0);
      expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toEqual(['K-1']);
    });

    it.each(phones)('finds the phone %j by %j', async (number, text) => {
      const { source, writer } = await open();
      await writer.write([{ ...orla, phones: [{ number, isPrimary: true }] }, other], 0);
      expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toContain('K-1');
    });
  });
}

/** Texts by which Get Customer finds her. */
const lookUps = [
  '+44 (0)7700 900181',
  '+44 07700 900181',
  '44 (0)7700 900181',
  '\u202a+44 7700 900181\u202c',
  '+44–7700–900181',
  '＋４４ ７７００ ９００１８１',
  '020 7946 0181 x5',
  '020 7946 0181 ext. 5',
  '\u202a020 7946 0181 x5\u202c',
  '\u2068Orla@Example.org\u2069',
];

export function describePastedLookUps(open: () => Promise<StoreUnderTest>): void {
  describe('a pasted look-up', () => {
    it.each(lookUps)('finds a customer by %j', async (text) => {
      const { source, writer } = await open();
      await writer.write([orla, other], 0);
      expect(await lookUp(source, text)).toMatchObject({ customerNumber: 'K-1' });
    });

    it.each(phones)('finds the phone %j by %j', async (number, text) => {
      const { source, writer } = await open();
      await writer.write([{ ...orla, phones: [{ number, isPrimary: true }] }, other], 0);
      expect(await lookUp(source, text)).toMatchObject({ customerNumber: 'K-1' });
    });

    it.each(['020 7946 0181', '020 7946 0181 x', '020 7946 0181 x7', '5', 'x5'])('finds no one by %j', async (text) => {
      const { source, writer } = await open();
      await writer.write([orla, other], 0);
      expect(await source.get(text)).toBeNull();
    });
  });
}
