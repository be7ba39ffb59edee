import { describe, expect, it } from 'vitest';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import { buildCustomer } from '../customers/build-customer.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { customerNumbers } from './list-all.ts';
import { describePastedSearches } from './suite-pasted-searches.ts';

const customer: CustomerUpsert = {
  firstName: 'José',
  lastName: "O'Neil Weiß",
  emails: [
    { address: 'j.müller_55@example.com', isPrimary: true },
    { address: 'second@mail.example.org', isPrimary: false },
  ],
  phones: [
    { number: '+15554567890', isPrimary: true },
    { number: '+33612345678', isPrimary: false },
  ],
};

/** Searches that find the customer above. */
const finding: readonly (readonly [why: string, search: string])[] = [
  ['without its accent', 'jose'],
  ['in capitals', 'JOSÉ'],
  ['decomposed', 'Jose\u0301'],
  ['ß as ss', 'weiss'],
  ['ẞ too', 'WEIẞ'],
  ['the middle of a word', 'eil'],
  ['several terms in any order', 'weiss jose'],
  ['terms of different fields', 'jose example.com +1555'],
  ['one letter that starts a word', 'w'],
  ['two that start a word of an email', 'ex'],
  ['two that start a word and leave it', "o'"],
  ['a quoted word', '"jose"'],
  ['an email in part', 'muller_55@exam'],
  ['a second email', 'second@mail'],
  ['the customer number', 'cust-000123'],
  ['digits of the number alone', '000123'],
  ['an international phone as written', '+1 (555) 456-7890'],
  ['with 00', '0015554567890'],
  ['without a prefix', '15554567890'],
  ['in part', '+1 (555) 4'],
  ['a national form', '06 12 34 56 78'],
  ['a national form in part', '0612'],
  ['two digits of a phone', '67'],
  ['one digit of a phone', '3'],
  ['two digits of an email', '55'],
  ['a term of a few digits at the start of a phone', 'jose 06'],
  ['a term of phone punctuation', 'jose (555)-4'],
];

const missing: readonly (readonly [why: string, search: string])[] = [
  ['two letters inside a word', 'os'],
  ['one letter inside a word', 'z'],
  ['a term no one has beside one everyone has', 'example.com qzxj'],
  ['a phrase over two fields', 'weissj.muller'],
  ['digits over two phones', '789033'],
  ['punctuation that is short', '-'],
  ['a short term of a few digits inside a phone', 'jose 67'],
  ['a wildcard', 'jo%e'],
  ['another wildcard', 'jos_'],
  ['a prefix operator', 'jos*'],
  ['an operator', 'jose OR stranger'],
  ['a column filter', 'text:jose'],
];

export function describeSearch(open: () => Promise<StoreUnderTest>): void {
  describePastedSearches(open);

  describe('search', () => {
    it.each(finding)('finds %s', async (_, text) => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(123, customer), { customerNumber: 'X', emails: [] }], 0);
      expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toEqual(['CUST-000123']);
    });

    it.each(missing)('does not take for a match %s', async (_, text) => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(123, customer)], 0);
      expect(await customerNumbers(source, { filter: { kind: 'search', text } })).toEqual([]);
    });

    it('keeps the order of the list across statuses and pages, and combines with a status', async () => {
      const { source, writer } = await open();
      const statuses = ['banned', 'active', 'inactive'] as const;
      await writer.write(
        Array.from({ length: 30 }, (_, index) => buildCustomer(index + 1, { status: statuses[index % 3] ?? 'active' })),
        0,
      );
      const filter = { kind: 'search', text: 'person' } as const;
      expect(await customerNumbers(source, { filter, limit: 4 })).toEqual(await customerNumbers(source));
      expect(await customerNumbers(source, { filter, status: 'banned', limit: 4 })).toEqual(
        await customerNumbers(source, { status: 'banned' }),
      );
    });

    it('finds a customer by its new text and no longer by its old one', async () => {
      const { source, writer } = await open();
      await writer.write([buildCustomer(1)], 0);
      await writer.write([{ id: 'id-1', firstName: 'Renamed' }], 1);
      expect(await customerNumbers(source, { filter: { kind: 'search', text: 'renamed' } })).toEqual(['CUST-000001']);
      expect(await customerNumbers(source, { filter: { kind: 'search', text: 'first1' } })).toEqual([]);
      await writer.remove(['id-1']);
      expect(await customerNumbers(source, { filter: { kind: 'search', text: 'renamed' } })).toEqual([]);
    });
  });
}
