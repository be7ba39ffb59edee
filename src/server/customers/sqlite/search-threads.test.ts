import { describe, expect, it } from 'vitest';
import { buildCustomers } from '../../../testing/build-customer.ts';
import { openTestStore, scratchDirectory } from '../../../testing/customer-store.ts';
import { numbersOf } from '../../../testing/walk-source.ts';
import { SourceUnavailableError } from '../customer-source.ts';
import { readSearchTerms } from '../search-terms.ts';
import { openForReading, openForWriting } from './open-database.ts';
import { SearchScan } from './search-scan.ts';
import { SearchThreads } from './search-threads.ts';
import { SqliteCustomerWriter } from './sqlite-customer-writer.ts';

const terms = readSearchTerms('person') ?? [];

describe('searches on their threads', () => {
  it('answers many at once, each its own', async () => {
    const { source, writer } = await openTestStore();
    await writer.write(buildCustomers(40), 0);
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => await numbersOf(source, { filter: { kind: 'search', text: `person${index + 1}@` } })),
    );
    expect(answers.map((numbers) => numbers.length)).toEqual(Array.from({ length: 40 }, () => 1));
    expect(new Set(answers.flat()).size).toBe(40);
  });

  it('is unavailable where there is no database, and once closed', async () => {
    const missing = new SearchThreads(scratchDirectory());
    await expect(missing.page({ terms, status: null, limit: 5, after: null })).rejects.toBeInstanceOf(SourceUnavailableError);
    const { source } = await openTestStore();
    await source.close();
    await expect(source.list({ filter: { kind: 'search', text: 'x' }, status: null, limit: 5, after: null })).rejects.toBeInstanceOf(SourceUnavailableError);
    await missing.close();
  });

  it('gives way between slices, and pages past them without a gap', async () => {
    const dataDir = scratchDirectory();
    const writer = new SqliteCustomerWriter(openForWriting(dataDir));
    // Every text has the trigrams of "sonper", but for one none has the word.
    await writer.write(buildCustomers(9_000, (index) => ({ lastName: index === 1 ? 'sonper' : 'son onp npe per' })), 0);
    const database = openForReading(dataDir);
    const search = new SearchScan(database).page({ terms: readSearchTerms('sonper') ?? [], status: null, limit: 5, after: null });
    let yields = 0;
    for (let step = search.next(); ; step = search.next()) {
      if (step.done === true) {
        expect(step.value.customers.map((json) => /CUST-\d+/.exec(json)?.[0])).toEqual(['CUST-000001']);
        break;
      }
      yields += 1;
    }
    expect(yields).toBeGreaterThan(2);
    database.close();
    await writer.close();
  });

  it('counts matches up to ten thousand, and no further', async () => {
    const { source, writer } = await openTestStore();
    await writer.write(buildCustomers(10_004, (index) => ({ status: index > 10_002 ? 'banned' : 'active', phones: [], firstName: index % 2 === 0 ? 'Even' : 'Odd' })), 0);
    expect(await source.summary({ kind: 'search', text: 'person' })).toEqual({
      all: { count: 10_000, atLeast: true },
      active: { count: 10_000, atLeast: true },
      inactive: { count: 0, atLeast: false },
      banned: { count: 2, atLeast: false },
    });
    expect(await source.summary({ kind: 'search', text: 'even' })).toMatchObject({ all: { count: 5_002, atLeast: false } });
  });
});
