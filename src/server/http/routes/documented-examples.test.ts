import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

/** The examples of the vendor's documentation, as printed there. */
const examples = {
  basic: `curl "https://api.tiquo.app/api/v1/customers?limit=25&status=active" \\
  -H "Authorization: Bearer your_api_key_here"`,
  search: `curl "https://api.tiquo.app/api/v1/customers?search=john" \\
  -H "Authorization: Bearer your_api_key_here"`,
  byName: `curl "https://api.tiquo.app/api/v1/customers?parameterName=Marketing+Opt-In&parameterValue=true" \\
  -H "Authorization: Bearer your_api_key_here"`,
  byId: `curl "https://api.tiquo.app/api/v1/customers?parameterId=system_marketing_opt_in&parameterValue=true" \\
  -H "Authorization: Bearer your_api_key_here"`,
  custom: `curl "https://api.tiquo.app/api/v1/customers?parameterName=Loyalty+Tier&parameterValue=Gold" \\
  -H "Authorization: Bearer your_api_key_here"`,
  firstPage: `curl "https://api.tiquo.app/api/v1/customers?limit=10" \\
  -H "Authorization: Bearer your_api_key_here"`,
  nextPage: `curl "https://api.tiquo.app/api/v1/customers?limit=10&cursor=abc123..." \\
  -H "Authorization: Bearer your_api_key_here"`,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 60 });
});
afterAll(() => server.close());

const shell = promisify(execFile);

async function run(example: string, cursor = ''): Promise<unknown> {
  const command = example
    .replace('https://api.tiquo.app', server.url)
    .replace('your_api_key_here', testKey)
    .replace('abc123...', cursor);
  const { stdout } = await shell('sh', ['-c', `${command} --silent --show-error`]);
  return JSON.parse(stdout);
}

const list = async (example: string, cursor?: string): Promise<ListCustomersResponse> =>
  ListCustomersResponse.parse(await run(example, cursor));

describe('the documented examples', () => {
  it('lists 25 active customers', async () => {
    const { data, pagination } = await list(examples.basic);
    expect(data).toHaveLength(25);
    expect(data.every((customer) => customer.status === 'active')).toBe(true);
    expect(pagination).toMatchObject({ hasMore: true, pageSize: 25 });
  });

  it('searches', async () => {
    expect((await list(examples.search)).data.map((customer) => customer.displayName)).toEqual(['John Doe']);
  });

  it.each(['byName', 'byId'] as const)('filters by a system parameter, %s', async (which) => {
    const { data } = await list(examples[which]);
    expect(data).toHaveLength(30);
    expect(data.every((customer) => customer.parameterValue === 'true')).toBe(true);
  });

  it('filters by a custom parameter', async () => {
    const { data } = await list(examples.custom);
    expect(data).toHaveLength(15);
    expect(data.every((customer) => customer.parameterValue === 'Gold')).toBe(true);
  });

  it('pages with the cursor of the previous page', async () => {
    const first = await list(examples.firstPage);
    const second = await list(examples.nextPage, first.pagination.nextCursor ?? '');
    const numbers = [...first.data, ...second.data].map((customer) => customer.customerNumber);
    expect(new Set(numbers).size).toBe(20);
  });

  it('refuses the made-up cursor of the documentation', async () => {
    expect(await run(examples.nextPage, 'abc123...')).toMatchObject({ success: false, error: 'Invalid cursor' });
  });

  it('responds to a wrong key as documented', async () => {
    const answer = await run(examples.basic.replace('your_api_key_here', 'another_key'));
    expect(answer).toEqual({
      success: false,
      error: 'Missing or invalid API key',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('serves the loop in the JavaScript example', async () => {
    let cursor: string | null = null;
    const all: unknown[] = [];
    do {
      const url = new URL(`${server.url}/api/v1/customers`);
      url.searchParams.set('limit', '100');
      if (cursor !== null) url.searchParams.set('cursor', cursor);
      const response = await fetch(url, { headers: { Authorization: `Bearer ${testKey}` } });
      const page = ListCustomersResponse.parse(await response.json());
      all.push(...page.data);
      cursor = page.pagination.nextCursor;
    } while (cursor !== null);
    expect(all).toHaveLength(60);
  });
});
