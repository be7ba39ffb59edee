import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildCustomer, buildCustomers } from '../../../../testing/customers/build-customer.ts';
import { openTestStore, temporaryDirectory } from '../../../../testing/customers/test-store.ts';
import { customerNumbers } from '../../../../testing/customer-source-suite/list-all.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import { parseSearchTerms } from '../../model/search-terms.ts';
import { customersFile, openForReading, openForWriting } from '../database/open-database.ts';
import { SearchScan } from '../search/search-scan.ts';
import { SearchWorkerClient } from './search-worker-client.ts';
import { SqliteCustomerWriter } from '../sqlite-customer-writer.ts';

const terms = parseSearchTerms('person') ?? [];
const timeoutMs = 60_000;

afterEach(() => void vi.useRealTimers());

describe('searches in their workers', () => {
  it('returns the results of many at once', async () => {
    const { source, writer } = await openTestStore();
    await writer.write(buildCustomers(40), 0);
    const requests = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, index) => await customerNumbers(source, { filter: { kind: 'search', text: `person${index + 1}@` } }),
      ),
    );
    expect(requests.map((numbers) => numbers.length)).toEqual(Array.from({ length: 40 }, () => 1));
    expect(new Set(requests.flat()).size).toBe(40);
  });

  it('are unavailable without a database, and once closed', async () => {
    const missing = new SearchWorkerClient(temporaryDirectory());
    await expect(missing.page({ terms, status: null, limit: 5, after: null })).rejects.toBeInstanceOf(
      SourceUnavailableError,
    );
    const { source } = await openTestStore();
    await source.close();
    await expect(
      source.list({ filter: { kind: 'search', text: 'x' }, status: null, limit: 5, after: null }),
    ).rejects.toBeInstanceOf(SourceUnavailableError);
    await missing.close();
  });

  it('reject with the reason of a signal, before and after the request, and others continue', async () => {
    const { source, writer } = await openTestStore();
    await writer.write(buildCustomers(40), 0);
    const request = { filter: { kind: 'search', text: 'person7@' }, status: null, limit: 5, after: null } as const;
    const gone = new AbortController();
    const requests = [source.list(request, gone.signal), source.list(request), source.summary(request, gone.signal)];
    gone.abort(new Error('the client is gone'));
    const results = await Promise.allSettled(requests);
    expect(results.map((one) => (one.status === 'fulfilled' ? one.status : String(one.reason)))).toEqual([
      'Error: the client is gone',
      'fulfilled',
      'Error: the client is gone',
    ]);
    await expect(source.list(request, gone.signal)).rejects.toThrow('the client is gone');
  });

  it('end with the request of a client that looks up what very many share', async () => {
    const { source, writer } = await openTestStore();
    await writer.write(
      buildCustomers(300, () => ({ phones: [{ number: '+10000000000', isPrimary: true }] })),
      0,
    );
    const gone = new AbortController();
    const lookUp = source.get('+10000000000', gone.signal);
    gone.abort(new Error('the client is gone'));
    await expect(lookUp).rejects.toThrow('the client is gone');
    expect(await source.get('+10000000000', new AbortController().signal)).toMatchObject({
      customerNumber: 'CUST-000300',
    });
  });

  it('are unavailable if they take too long', async () => {
    const { dataDir } = await openTestStore();
    const search = new SearchWorkerClient(dataDir);
    const searchPage = async () => await search.page({ terms, status: null, limit: 5, after: null });
    await searchPage();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const late = searchPage();
    vi.advanceTimersByTime(5_000);
    await expect(late).rejects.toThrow(new SourceUnavailableError('A search took too long'));
    expect(await searchPage()).toEqual({ customers: '', next: null });
    await search.close();
  });

  it('have all their time once their thread has started, however long that takes', async () => {
    const { dataDir } = await openTestStore();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const search = new SearchWorkerClient(dataDir);
    const first = search.page({ terms, status: null, limit: 5, after: null });
    vi.advanceTimersByTime(20_000);
    expect(await first).toEqual({ customers: '', next: null });
    const counts = search.catalogue();
    vi.advanceTimersByTime(30_000);
    await expect(counts).rejects.toThrow(new SourceUnavailableError('A search took too long'));
    await search.close();
  });

  it('are unavailable while another program locks the database, and only as long', async () => {
    const dataDir = temporaryDirectory();
    openForWriting(dataDir).close();
    const search = new SearchWorkerClient(dataDir);
    const other = new DatabaseSync(customersFile(dataDir), { timeout: 0 });
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE');
    const searchPage = async (): Promise<unknown> => await search.page({ terms, status: null, limit: 5, after: null });
    await expect(searchPage()).rejects.toBeInstanceOf(SourceUnavailableError);
    await expect(search.catalogue()).rejects.toBeInstanceOf(SourceUnavailableError);
    other.close();
    expect(await searchPage()).toEqual({ customers: '', next: null });
    expect(await search.catalogue()).toHaveLength(10);
    await search.close();
  });

  it('return a page of one snapshot, whatever is written between slices', async () => {
    const { dataDir, writer } = await openTestStore();
    const row = (index: number) => ({ lastName: 'son onp npe per', firstName: index === 5_900 ? 'Sonper' : 'First' });
    await writer.write(buildCustomers(6_000, row), 0);
    const database = openForReading(dataDir);
    const page = (status: 'active' | null) =>
      new SearchScan(database, timeoutMs).page({
        terms: parseSearchTerms('sonper') ?? [],
        status,
        limit: 5,
        after: null,
      });
    for (const [status, shown] of [
      [null, ['CUST-005900']],
      ['active', []],
    ] as const) {
      await writer.write([buildCustomer(5_900, { ...row(5_900), status: 'active' })], 0);
      const search = page(status);
      let step = search.next();
      expect(step.done).toBe(false);
      // It was met as active, and comes again among the banned.
      for (let slices = 1; slices < 5 && step.done !== true; slices += 1) step = search.next();
      await writer.write([buildCustomer(5_900, { ...row(5_900), status: 'banned' })], 0);
      while (step.done !== true) step = search.next();
      expect(step.value.customers.match(/CUST-\d+/g) ?? []).toEqual(shown);
    }
    database.close();
  });

  it('stop rereading a page after the timeout of its request', async () => {
    const { dataDir, writer } = await openTestStore();
    const row = { lastName: 'son onp npe per' };
    await writer.write(
      buildCustomers(200, () => row),
      0,
    );
    const database = openForReading(dataDir);
    const search = new SearchScan(database, 0).page({
      terms: parseSearchTerms('sonper') ?? [],
      status: null,
      limit: 5,
      after: null,
    });
    expect(search.next().done).toBe(false);
    await writer.write([buildCustomer(201, row)], 0);
    expect(() => search.toArray()).toThrow(new SourceUnavailableError('A search took too long'));
    database.close();
  });

  it('give way between slices, without gaps in pages', async () => {
    const dataDir = temporaryDirectory();
    const writer = new SqliteCustomerWriter(openForWriting(dataDir));
    // Every text has the trigrams of "sonper", but for one none has the word.
    await writer.write(
      buildCustomers(9_000, (index) => ({ lastName: index === 1 ? 'sonper' : 'son onp npe per' })),
      0,
    );
    const database = openForReading(dataDir);
    const search = new SearchScan(database, timeoutMs).page({
      terms: parseSearchTerms('sonper') ?? [],
      status: null,
      limit: 5,
      after: null,
    });
    let yields = 0;
    for (let step = search.next(); ; step = search.next()) {
      if (step.done === true) {
        expect(step.value.customers.match(/CUST-\d+/g)).toEqual(['CUST-000001']);
        break;
      }
      yields += 1;
    }
    expect(yields).toBeGreaterThan(2);
    database.close();
    await writer.close();
  });

  it('count up to ten thousand matches', async () => {
    const { source, writer } = await openTestStore();
    await writer.write(
      buildCustomers(10_004, (index) => ({
        status: index > 10_002 ? 'banned' : 'active',
        phones: [],
        firstName: index % 2 === 0 ? 'Even' : 'Odd',
      })),
      0,
    );
    expect(await source.summary({ filter: { kind: 'search', text: 'person' } })).toMatchObject({
      all: { count: 10_000, atLeast: true },
      active: { count: 10_000, atLeast: true },
      inactive: { count: 0, atLeast: false },
      banned: { count: 2, atLeast: false },
    });
    expect(await source.summary({ filter: { kind: 'search', text: 'even' } })).toMatchObject({
      all: { count: 5_002, atLeast: false },
    });
  });
});
