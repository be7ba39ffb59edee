import { afterAll, beforeAll, describe } from 'vitest';
import { describeLists } from '../../../testing/customer-source-suite/suite-lists.ts';
import { describeLookUps } from '../../../testing/customer-source-suite/suite-look-ups.ts';
import { describePastedLookUps } from '../../../testing/customer-source-suite/suite-pasted-searches.ts';
import { describeSearch } from '../../../testing/customer-source-suite/suite-search.ts';
import { describeWalks } from '../../../testing/customer-source-suite/suite-iteration.ts';
import type { StoreUnderTest } from '../../../testing/customer-source-suite/store-under-test.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';
import { openSystemStore } from '../../open-system-store.ts';
import type { SystemStore } from '../../system-store.ts';
import type { CustomerWriter } from '../customer-writer.ts';
import { openSqliteCustomerWriter } from '../sqlite/open-sqlite-customers.ts';
import { TiquoCustomerSource } from './tiquo-customer-source.ts';

/*
 * The product's own server as the vendor, with a writer alongside. Nothing counts as fresh, so that writes show
 * immediately. Left out are counts and the catalogue, which Tiquo lacks, and walks over rows that are deleted while
 * nothing is cached.
 */
let vendor: TestServer;
let system: SystemStore;
let writer: CustomerWriter;
let source: TiquoCustomerSource;

beforeAll(async () => {
  vendor = await startTestServer({ customers: 0 });
  writer = openSqliteCustomerWriter({ dataDir: vendor.dataDirectory });
  system = await openSystemStore({
    dataDirectory: vendor.dataDirectory,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'server',
  });
  source = await TiquoCustomerSource.open({
    baseUrl: `${vendor.url}/api/v1`,
    apiKey: testKey,
    scope: 'vendor',
    limit: { requests: 1_000_000, windowSeconds: 1 },
    freshSeconds: 0,
    parameters: [],
    store: system.upstream('vendor'),
  });
});
afterAll(async () => {
  await source.close();
  await system.close();
  await writer.close();
  await vendor.close();
});

const open = async (): Promise<StoreUnderTest> => {
  await writer.clear();
  return { source, writer };
};

describe('the product over its own API', () => {
  describeLists(open);
  describeWalks(open);
  describeSearch(open);
  describeLookUps(open);
  describePastedLookUps(open);
});
