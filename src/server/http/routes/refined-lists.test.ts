import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { SummaryResponse } from '../../../contract/list/list-metadata.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { vendorKey } from '../../../testing/tiquo/vendor-key.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demo: 300 });
});
afterAll(() => server.close());

async function list(query: string): Promise<ListCustomersResponse> {
  const response = await server.request(`/api/v1/customers?${query}`);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return ListCustomersResponse.parse(JSON.parse(text));
}

async function refusal(query: string): Promise<string> {
  const response = await server.request(`/api/v1/customers?${query}`);
  expect(response.status).toBe(400);
  return Failure.parse(await response.json()).error;
}

const encoded = encodeURIComponent;
const tier = 'p_loyalty_tier';

describe('a list that is sorted and filtered', () => {
  it('is in order, and its cursor continues it', async () => {
    const first = await list('sort=-lifetimeValue&filter=lifetimeValue:gte:100&limit=20');
    const cursor = encoded(first.pagination.nextCursor ?? '');
    const second = await list(`sort=-lifetimeValue&filter=lifetimeValue:gte:100&limit=30&cursor=${cursor}`);
    const values = [...first.data, ...second.data].map(({ lifetimeValue }) => lifetimeValue ?? -1);
    expect(values).toHaveLength(50);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(100);
  });

  it.each([
    'sort=lifetimeValue&filter=lifetimeValue:gte:100',
    'sort=-lifetimeValue',
    'filter=lifetimeValue:gte:100',
    'sort=-lifetimeValue&filter=lifetimeValue:gte:101',
    'sort=-lifetimeValue&filter=lifetimeValue:gte:100&status=active',
    '',
  ])('binds the cursor to the sort and the filters: %s', async (other) => {
    const { pagination } = await list('sort=-lifetimeValue&filter=lifetimeValue:gte:100&limit=5');
    expect(await refusal(`${other}&cursor=${encoded(pagination.nextCursor ?? '')}`)).toBe(errors.invalidCursor);
  });

  it('takes several filters with a search, and includes parameters', async () => {
    const { data } = await list(`filter=${tier}:in:Gold|Silver&filter=email:set&search=a&include=${tier}&limit=100`);
    expect(data.length).toBeGreaterThan(3);
    for (const { emails, parameters } of data) {
      expect(emails.length).toBeGreaterThan(0);
      expect(['Gold', 'Silver']).toContain(parameters?.[0]?.value);
    }
  });

  it.each([
    ['sort=age', errors.sort],
    ['sort=', errors.sort],
    ['sort=name&sort=-name', errors.repeatedParameter('sort')],
    ['filter=gold', errors.filterForm('gold')],
    ['filter=', errors.filterForm('')],
    ['filter=nothing:is:x', errors.filterField('nothing')],
    ['filter=email:is:x', errors.filterOperator('email', ['set', 'unset'])],
    ['filter=totalSpent:gte:many', errors.filterValue('totalSpent', 'gte', 'a number, such as 12.5')],
    ['filter=system_sms_opt_in:is:yes', errors.filterValue('system_sms_opt_in', 'is', 'true or false')],
    ['filter=createdAt:within:soon', errors.filterValue('createdAt', 'within', 'a period, such as 90d, 12w, 6m or 2y')],
    ['filter=email:set:x', errors.filterNoValue('email', 'set')],
    [Array.from({ length: 11 }, () => 'filter=email:set').join('&'), errors.tooManyFilters],
    ['include=nothing', errors.unknownParameter('nothing')],
    ['include=', errors.emptyParameter('include')],
    [`include=${Array.from({ length: 11 }, (_, at) => `p${at}`).join()}`, errors.tooManyIncluded],
    ['search=a&parameterId=system_source&filter=email:set', errors.searchWithParameter],
  ])('refuses %s with a sentence', async (query, sentence) => {
    expect(await refusal(query)).toBe(sentence);
  });
});

describe('the summary of a list', () => {
  it('has counts, sums and a facet', async () => {
    const cookie = await server.signIn();
    const response = await server.request(`/api/app/summary?filter=totalOrders:gte:1&facet=${tier}`, {
      headers: { cookie },
    });
    const { data } = z.parse(SummaryResponse, await response.json());
    expect(data.all?.count).toBeGreaterThan(100);
    expect(data.sums?.totalOrders.customers).toBe(data.all?.count);
    if (data.facet?.kind !== 'options') throw new Error('Expected options');
    expect(data.facet.set + data.facet.unset).toBe(data.all?.count);
  });

  it.each(['nothing', 'email', ''])('refuses the facet %j', async (facet) => {
    const cookie = await server.signIn();
    const response = await server.request(`/api/app/summary?facet=${facet}`, { headers: { cookie } });
    expect(response.status).toBe(400);
  });
});

describe('a source that cannot sort or filter', () => {
  it.each([
    ['sort=name', errors.cannotSort("Tiquo's API")],
    ['filter=email:unset', errors.cannotFilter("Tiquo's API")],
    ['include=system_source', errors.cannotInclude("Tiquo's API")],
  ])('says so for %s, without a request to it', async (query, sentence) => {
    const tiquo = await startTestServer({
      environment: { TIQUO_API_KEY: vendorKey, TIQUO_BASE_URL: 'http://127.0.0.1:9' },
    });
    const response = await tiquo.request(`/api/v1/customers?${query}`);
    expect([response.status, Failure.parse(await response.json()).error]).toEqual([400, sentence]);
    await tiquo.close();
  });
});
