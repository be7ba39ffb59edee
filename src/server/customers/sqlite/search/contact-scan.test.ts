import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCustomers } from '../../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';
import { scaled } from '../../../../testing/test-scale.ts';
import { openForReading } from '../database/open-database.ts';
import { contactLookups } from '../../model/matching/find-by-contact.ts';
import { runInSlices } from '../workers/time-slicing.ts';
import { ContactScan } from './contact-scan.ts';

/** What forms put in where a phone is required. */
const placeholder = '+49 30 123456';
/** Has the national digits of the placeholder, but is another number. */
const other = '+030123456';
const customers = scaled(2_000, 200_000);

async function openShared() {
  const store = await openTestStore();
  for (let first = 1; first <= customers; first += 10_000) {
    const count = Math.min(10_000, customers - first + 1);
    const at = (index: number): string => String(first + index - 1);
    await store.writer.write(
      buildCustomers(count, (index) => ({
        id: `id-${at(index)}`,
        customerNumber: `CUST-${at(index).padStart(6, '0')}`,
        emails: [],
        phones: [{ number: placeholder, isPrimary: true }],
        createdAt: first + index,
      })),
      0,
    );
  }
  const database = openForReading(store.dataDir);
  onTestFinished(() => database.close());
  return { store, scan: new ContactScan(database) };
}

/** The last reading of a text as a contact that has this hash. */
function lookupOf(text: string): { readonly text: string; readonly lookup: number } {
  const [shared] = contactLookups('030123456').slice(1);
  return { text, lookup: contactLookups(text).findIndex(({ hash }) => hash === shared?.hash) };
}

describe('a phone that very many share', () => {
  it('is found at the newest customer, however many have it', { timeout: 120_000 }, async () => {
    const { store, scan } = await openShared();
    const search = scan.first({ text: '030123456', lookup: 1 });
    expect([search.next(), search.next()]).toEqual([
      { done: false, value: undefined },
      { done: true, value: `id-${customers}` },
    ]);
    expect(await store.source.get(placeholder)).toMatchObject({
      customer: expect.stringContaining(`"id-${customers}"`),
    });
  });

  it('is no longer compared once the client has left', { timeout: 120_000 }, async () => {
    const { store, scan } = await openShared();
    const everyone = scan.first(lookupOf(other));
    let steps = 0;
    while (everyone.next().done !== true) steps += 1;
    expect(steps).toBe(customers / 200);
    const gone = new AbortController();
    let compared = 0;
    const search = scan.first(lookupOf(other));
    const untilGone = (function* () {
      for (let step = search.next(); step.done !== true; step = search.next()) {
        compared += 1;
        if (compared === 3) gone.abort();
        yield;
      }
      return null;
    })();
    expect(await runInSlices(untilGone, gone.signal)).toBeNull();
    expect(compared).toBe(3);
    expect(await store.source.get(other)).toBeNull();
  });
});
