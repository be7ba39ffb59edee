import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Quota,
  CapabilitiesResponse,
  ParametersResponse,
  SummaryResponse,
} from '../../../contract/list/list-metadata.ts';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { GetCustomerResponse } from '../../../contract/customer.ts';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { quotaHeader, routes } from '../../../contract/route-paths.ts';
import { activityOf, summariesOf, sessionOf } from '../../../testing/http/send-as.ts';
import { fromOwnPage } from '../../../testing/http/signed-in-cookie.ts';
import { startServerWithVendor, type ServerWithVendor } from '../../../testing/tiquo/server-with-vendor.ts';
import { vendorKey } from '../../../testing/tiquo/vendor-key.ts';

let pair: ServerWithVendor;
let cookie = '';
beforeAll(async () => {
  pair = await startServerWithVendor({ vendor: { customers: 250 } });
  cookie = await pair.session();
});
afterAll(() => pair.close());

const list = async (query: string): Promise<ListCustomersResponse> =>
  ListCustomersResponse.parse(await pair.product.json(`${routes.customers}${query}`));
/** Requests with the same key that are not the product's. */
let others = 0;
const vendorList = async (query: string) => {
  others += 1;
  const response = await fetch(`${pair.vendor.url}${routes.customers}${query}`, {
    headers: { authorization: `Bearer ${vendorKey}` },
  });
  return ListCustomersResponse.parse(await response.json());
};
async function walk(query: string, limit: number): Promise<readonly string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: ListCustomersResponse = await list(
      `?limit=${limit}${query}${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    expect(page.data.length).toBeLessThanOrEqual(limit);
    seen.push(...page.data.map(({ customerNumber }) => customerNumber));
    cursor = page.pagination.nextCursor;
  } while (cursor !== null);
  return seen;
}
async function failure(path: string, init?: RequestInit): Promise<readonly [number, string]> {
  const response = await pair.product.request(path, init);
  return [response.status, Failure.parse(await response.json()).error];
}
/** Requests to Tiquo that some work took. */
async function requestsDuring(work: () => Promise<unknown>): Promise<number> {
  const before = pair.proxy.requestCount();
  await work();
  return pair.proxy.requestCount() - before;
}

describe('a list of Tiquo’s customers', () => {
  it('is walked by any limit, each customer once, with pages of a hundred at Tiquo', async () => {
    const expected = [...(await vendorList('?limit=100')).data];
    const requests = await requestsDuring(async () => {
      const numbers = await walk('', 30);
      expect(numbers).toHaveLength(250);
      expect(new Set(numbers).size).toBe(250);
      expect(numbers.slice(0, 100)).toEqual(expected.map(({ customerNumber }) => customerNumber));
    });
    // The first page was requested at the start.
    expect(requests).toBe(2);
    expect(
      pair.proxy.received().every(({ path }) => !path.startsWith('/api/v1/customers?') || path.includes('limit=100')),
    ).toBe(true);
  });

  it('has each customer as Tiquo returns it', async () => {
    for (const query of [
      '?limit=10',
      '?limit=10&status=banned',
      '?search=first1',
      `?parameterId=${pair.vendor.loyaltyTier}&parameterValue=Gold`,
      '?parameterName=Loyalty+Tier',
    ]) {
      const [ours, theirs] = [await list(query), await vendorList(query)];
      expect(ours.data).toEqual(theirs.data);
      expect(ours.data.length).toBeGreaterThan(0);
    }
  });

  it('costs no request for what a fresh response holds, whatever the limit', async () => {
    expect(await requestsDuring(() => list('?search=lastname12&limit=1'))).toBe(1);
    expect(
      await requestsDuring(() =>
        Promise.all([1, 2, 50, 100].map((limit) => list(`?search=lastname12&limit=${limit}`))),
      ),
    ).toBe(0);
  });

  it('costs no request for a longer search that follows from a shorter one', async () => {
    expect(await requestsDuring(() => list('?search=lastname13'))).toBe(1);
    expect(
      await requestsDuring(async () =>
        expect((await list('?search=lastname131')).data.map(({ customerNumber }) => customerNumber)).toEqual([
          'CUST-000131',
        ]),
      ),
    ).toBe(0);
    expect(await requestsDuring(async () => expect((await list('?search=lastname13x')).data).toEqual([]))).toBe(1);
  });

  it('keeps the time of its response', async () => {
    const first = await list('?status=inactive');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await list('?status=inactive')).timestamp).toBe(first.timestamp);
  });

  it('has cursors that belong to their list', async () => {
    const { pagination } = await list('?limit=10');
    expect(await failure(`${routes.customers}?status=active&cursor=${pagination.nextCursor ?? ''}`)).toEqual([
      400,
      errors.invalidCursor,
    ]);
    expect(await failure(`${routes.customers}?cursor=canary`)).toEqual([400, errors.invalidCursor]);
  });

  it('names an undefined parameter, by id, by name and by an id made from a name', async () => {
    expect(await failure(`${routes.customers}?parameterId=undefined-tier`)).toEqual([
      400,
      'Unknown parameter: undefined-tier',
    ]);
    expect(await failure(`${routes.customers}?parameterName=Shoe+Size`)).toEqual([400, 'Unknown parameter: Shoe Size']);
    expect(await failure(`${routes.customers}?parameterId=name:Shoe+Size`)).toEqual([
      400,
      'Unknown parameter: Shoe Size',
    ]);
    expect(await failure(`${routes.customers}?parameterId=a&parameterName=b`)).toEqual([400, errors.parameterMismatch]);
  });

  it('is validated before anything is requested', async () => {
    expect(
      await requestsDuring(async () => {
        expect((await failure(`${routes.customers}?limit=0`))[0]).toBe(400);
        expect((await failure(`${routes.customers}?search=a&parameterId=b`))[0]).toBe(400);
      }),
    ).toBe(0);
  });
});

describe('500 identical requests at the same time', () => {
  it.each([`${routes.customers}?search=lastname77`, routes.customer('CUST-000077')])(
    'are one request: %s',
    async (path) => {
      const requests = await requestsDuring(async () => {
        const statuses = await Promise.all(
          Array.from({ length: 500 }, async () => (await pair.product.request(path)).status),
        );
        expect(new Set(statuses)).toEqual(new Set([200]));
      });
      expect(requests).toBe(1);
    },
  );
});

describe('one of Tiquo’s customers', () => {
  it('is the one Tiquo returns, by number, id, email and phone', async () => {
    const byPhone = GetCustomerResponse.parse(await pair.product.json(routes.customer('+1 (555) 456-7890')));
    expect(byPhone.data).toMatchObject({
      id: 'k1234567890abcdef',
      customerNumber: 'CUST-000001',
      email: 'john@example.com',
      marketingOptIn: true,
    });
    expect(byPhone.data.parameters).toContainEqual({
      id: pair.vendor.loyaltyTier,
      name: 'Loyalty Tier',
      type: 'select',
      value: 'Silver',
    });
    expect(
      await requestsDuring(async () => {
        for (const name of ['CUST-000001', 'k1234567890abcdef']) {
          expect(GetCustomerResponse.parse(await pair.product.json(routes.customer(name))).data).toEqual(byPhone.data);
        }
      }),
    ).toBe(0);
  });

  it.each(['CUST-999999', 'a/b', '../../customers', ' ', '%', '😀'])('is 404 for %j', async (id) => {
    expect(await failure(routes.customer(id))).toEqual([404, errors.customerNotFound(id)]);
  });
});

describe('what the page learns', () => {
  const own = async (path: string, init: RequestInit = {}): Promise<Response> =>
    await fetch(pair.product.url + path, { ...init, headers: { cookie, ...fromOwnPage } });
  const parameters = async () => ParametersResponse.parse(await (await own(routes.parameters)).json()).data.parameters;

  it('is the standing of the quota, in every response to a session and in none to a key', async () => {
    const response = await own(routes.capabilities);
    const { data } = CapabilitiesResponse.parse(await response.json());
    expect(data).toMatchObject({
      source: 'tiquo',
      demo: false,
      counts: false,
      metered: true,
      imports: false,
      includesParameters: false,
      removesParameters: false,
      freshSeconds: 60,
    });
    expect(data.quota).toMatchObject({
      limit: 1000,
      windowSeconds: 3600,
      used: pair.proxy.requestCount() + others,
      waitsUntil: null,
    });
    for (const path of [routes.customers, routes.session, `${routes.customers}?limit=0`, '/api/app/nothing']) {
      expect(Quota.parse(JSON.parse((await own(path)).headers.get(quotaHeader) ?? '')).used).toBe(
        pair.proxy.requestCount() + others,
      );
      expect((await pair.product.request(path)).headers.has(quotaHeader)).toBe(false);
    }
    expect((await fetch(pair.product.url + routes.session)).headers.has(quotaHeader)).toBe(false);
  });

  it('is no count, as Tiquo has none', async () => {
    const { data } = SummaryResponse.parse(await (await own(routes.summary)).json());
    expect(data).toEqual({ all: null, active: null, inactive: null, banned: null });
  });

  it('is the system’s parameters and typed ones that a customer has, until they are removed', async () => {
    await list(`?parameterName=${encodeURIComponent('Loyalty Tier')}&parameterValue=Gold`);
    const known = await parameters();
    expect(known.filter(({ system }) => system)).toHaveLength(10);
    expect(known.find(({ id }) => id === 'name:Loyalty Tier')).toMatchObject({
      name: 'Loyalty Tier',
      system: false,
      removable: true,
      optionsComplete: false,
      customers: null,
      options: expect.arrayContaining([{ value: 'Gold', customers: null }]),
    });
    expect(known.find(({ name }) => name === 'Shoe Size')).toBeUndefined();
    expect((await own(routes.parameter('name:Loyalty Tier'), { method: 'DELETE' })).status).toBe(200);
    expect((await parameters()).find(({ id }) => id === 'name:Loyalty Tier')).toBeUndefined();
    expect((await own(routes.parameter('system_source'), { method: 'DELETE' })).status).toBe(409);
    expect((await own(routes.parameter('nothing'), { method: 'DELETE' })).status).toBe(404);
    const { id: mine } = await sessionOf(pair.product, cookie);
    expect(
      summariesOf(await activityOf(pair.product, cookie, mine)).filter((line) => line.startsWith('parameter')),
    ).toEqual(['parameter-removed Loyalty Tier']);
  });
});

describe('the server over Tiquo', () => {
  it('opens no database of customers', () => {
    expect(existsSync(join(pair.product.dataDirectory, 'customers.db'))).toBe(false);
  });

  it('responds to health checks without a request', async () => {
    expect(
      await requestsDuring(async () => {
        for (const path of [routes.readyz, routes.healthz])
          expect((await fetch(pair.product.url + path)).status).toBe(200);
      }),
    ).toBe(0);
  });
});
