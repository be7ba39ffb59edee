import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { johnDoe } from '../../../testing/customers/sample-customers.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 120 });
});
afterAll(() => server.close());

async function list(query: string): Promise<ListCustomersResponse> {
  const response = await server.request(`/api/v1/customers${query}`);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return ListCustomersResponse.parse(JSON.parse(text));
}

async function refusal(query: string): Promise<string> {
  const response = await server.request(`/api/v1/customers${query}`);
  expect(response.status).toBe(400);
  return Failure.parse(await response.json()).error;
}

const numbersOf = ({ data }: ListCustomersResponse): readonly string[] =>
  data.map((customer) => customer.customerNumber);

describe('listing customers', () => {
  it('returns 50, newest first, by default', async () => {
    const page = await list('');
    expect(page.data).toHaveLength(50);
    expect(page.pagination).toMatchObject({ hasMore: true, pageSize: 50 });
    expect(numbersOf(page).slice(0, 2)).toEqual(['CUST-000120', 'CUST-000119']);
    const created = page.data.map((customer) => customer.createdAt);
    expect(created).toEqual(created.toSorted((a, b) => b - a));
  });

  it('returns every field of a customer, null where unknown, without parameterValue unless filtered', async () => {
    const [john] = (await list('?search=CUST-000001')).data;
    expect(john).toEqual(johnDoe);
    const [nameless] = (await list('?search=CUST-000007')).data;
    expect(nameless).toMatchObject({ firstName: null, lastName: null, profilePhoto: null, lastOrderDate: null });
    expect(Object.keys(nameless ?? {}).toSorted()).toEqual(Object.keys(john ?? {}).toSorted());
  });

  it.each([
    ['1', 1],
    ['9', 9],
    ['10', 10],
    ['99', 99],
    ['100', 100],
  ])('accepts limit=%s', async (limit, size) => {
    const page = await list(`?limit=${limit}`);
    expect(page.data).toHaveLength(size);
    expect(page.pagination.pageSize).toBe(size);
  });

  it.each([
    '0',
    '101',
    '-1',
    '5e1',
    '0x10',
    '1.5',
    '',
    '%D9%A5',
    '+5',
    '%205',
    '5%20',
    '05',
    'ten',
    '1000',
    '9'.repeat(400),
  ])('refuses limit=%s', async (limit) => expect(await refusal(`?limit=${limit}`)).toBe(errors.limit));

  it('pages to the end, with each customer once and a null cursor only on the last page', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ListCustomersResponse = await list(`?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.pagination.hasMore).toBe(page.pagination.nextCursor !== null);
      seen.push(...numbersOf(page));
      cursor = page.pagination.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `CUST-${String(120 - index).padStart(6, '0')}`));
  });

  it('has no more when a page ends on the last customer', async () => {
    expect((await list('?limit=40&status=inactive&search=person')).pagination.hasMore).toBe(false);
    const all = await list('?limit=100&status=banned');
    expect((await list(`?limit=${all.data.length}&status=banned`)).pagination).toEqual({
      hasMore: false,
      nextCursor: null,
      pageSize: 12,
    });
  });

  it.each(['active', 'inactive', 'banned'])('filters by status=%s', async (status) => {
    const { data } = await list(`?status=${status}`);
    expect(data.length).toBeGreaterThan(0);
    expect(new Set(data.map((customer) => customer.status))).toEqual(new Set([status]));
  });

  it.each(['Active', 'deleted', 'active,banned', '', '%00'])('refuses status=%s', async (status) =>
    expect(await refusal(`?status=${status}`)).toBe(errors.status),
  );

  it('ignores unknown parameters, repeated or not', async () => {
    expect((await list('?limit=2&page=7&colour=red&colour=blue&__proto__=x&constructor=y')).data).toHaveLength(2);
  });

  it.each(['limit', 'cursor', 'search', 'status', 'parameterId', 'parameterName', 'parameterValue', 'sort', 'include'])(
    'refuses a repeated %s',
    async (name) => {
      expect(await refusal(`?${name}=active&${name}=active`)).toBe(errors.repeatedParameter(name));
      expect(await refusal(`?${name}=&%${name.charCodeAt(0).toString(16)}${name.slice(1)}=`)).toBe(
        errors.repeatedParameter(name),
      );
    },
  );

  it.each('limit cursor search status parameterId parameterName parameterValue sort include filter'.split(' '))(
    'refuses a %s that is no percent-encoded UTF-8',
    async (name) => {
      for (const value of ['%E9', 'a%20b%C3', '100%', '%ZZ', '%C0%AF', 'x=%FF'])
        expect(await refusal(`?limit=5&${name}=${value}`)).toBe(
          `The '${name}' parameter must be percent-encoded UTF-8 (% itself is %25)`,
        );
      expect((await list(`?limit=2&x${name}=%E9&%E9=1`)).data).toHaveLength(2);
    },
  );

  it.each(['cursor', 'parameterId', 'parameterName'])('refuses an empty %s', async (name) =>
    expect(await refusal(`?${name}=`)).toBe(errors.emptyParameter(name)),
  );
});

describe('searching', () => {
  it('finds by name, email, phone and number', async () => {
    for (const search of ['john', 'JOHN+DOE', 'john@example.com', '%2B1+(555)+456-7890', 'cust-000001']) {
      expect(numbersOf(await list(`?search=${search}`))).toEqual(['CUST-000001']);
    }
  });

  it('trims the text, and treats an empty one as absent', async () => {
    expect(numbersOf(await list('?search=%20%C2%A0john%0A'))).toEqual(['CUST-000001']);
    expect((await list('?search=')).data).toHaveLength(50);
    expect((await list('?search=%20%20&parameterId=system_browser')).data).toHaveLength(40);
  });

  it('accepts 256 code points after trimming and refuses one more', async () => {
    const emoji = encodeURIComponent('😀');
    expect((await list(`?search=%20${emoji.repeat(256)}%20`)).data).toEqual([]);
    expect(await refusal(`?search=${emoji.repeat(257)}`)).toBe(errors.searchTooLong);
    expect(await refusal(`?search=${'a'.repeat(257)}`)).toBe(errors.searchTooLong);
  });

  it.each(['a%00b', '%1B[0m', 'a%0Ab', 'a%7Fb', 'a%C2%85b', '%00'])(
    'refuses a control character left in %s',
    async (search) => expect(await refusal(`?search=${search}`)).toBe(errors.searchControlCharacter),
  );

  it('combines with status, but not with a parameter', async () => {
    expect((await list('?search=person&status=banned&limit=100')).data.every((one) => one.status === 'banned')).toBe(
      true,
    );
    const sentence = "The 'search' parameter cannot be combined with parameter filters (parameterId/parameterName)";
    expect(await refusal('?search=john&parameterId=system_source')).toBe(sentence);
    expect(await refusal('?search=john&parameterName=Source')).toBe(sentence);
    expect(await refusal('?search=john&parameterName=No+One+Knows&parameterValue=x')).toBe(sentence);
  });
});

describe('filtering by a parameter', () => {
  it('accepts the id of a system or custom parameter, or the exact name, and adds the value', async () => {
    const { loyaltyTier } = server;
    for (const which of [
      `parameterId=${loyaltyTier}`,
      'parameterName=Loyalty+Tier',
      `parameterId=${loyaltyTier}&parameterName=Loyalty%20Tier`,
    ]) {
      const { data } = await list(`?limit=100&${which}&parameterValue=Gold`);
      expect(data).toHaveLength(30);
      expect(new Set(data.map((customer) => customer.parameterValue))).toEqual(new Set(['Gold']));
    }
    expect((await list('?limit=100&parameterId=system_marketing_opt_in&parameterValue=true')).data).toHaveLength(60);
  });

  it('treats "false" as set', async () => {
    const { data } = await list('?limit=4&parameterName=Marketing+Opt-In');
    expect(data.map((customer) => customer.parameterValue)).toEqual(['false', 'true', 'false', 'true']);
  });

  it('matches one option of a multiselect, and joins them all when no value is given', async () => {
    expect((await list('?limit=1&parameterId=system_browser&parameterValue=Firefox')).data[0]?.parameterValue).toBe(
      'Firefox',
    );
    expect((await list('?limit=1&parameterId=system_browser')).data[0]?.parameterValue).toBe('Chrome, Firefox');
    expect((await list('?parameterId=system_browser&parameterValue=Chrome,+Firefox')).data).toEqual([]);
  });

  it('combines with status', async () => {
    const { data } = await list('?limit=100&status=inactive&parameterName=Browser');
    expect(data.length).toBeGreaterThan(0);
    expect(data.every((customer) => customer.status === 'inactive' && customer.parameterValue !== undefined)).toBe(
      true,
    );
  });

  it('returns an empty page when a known parameter matches no customer', async () => {
    for (const query of [
      'parameterId=system_campaign',
      'parameterName=Loyalty+Tier&parameterValue=gold',
      'parameterName=Browser&parameterValue=',
    ]) {
      const { data, pagination } = await list(`?${query}`);
      expect(data).toEqual([]);
      expect(pagination).toEqual({ hasMore: false, nextCursor: null, pageSize: 50 });
    }
  });

  it('takes only true or false as the value of a boolean parameter', async () => {
    for (const value of ['true', 'false'])
      expect((await list(`?parameterId=system_sms_opt_in&parameterValue=${value}`)).pagination.pageSize).toBe(50);
    for (const value of ['True', 'FALSE', '1', '0', 'yes', 'on', '', '%20true', 'true%20', 'null'])
      for (const by of ['parameterId=system_sms_opt_in', 'parameterName=SMS+Opt-In'])
        expect(await refusal(`?${by}&parameterValue=${value}`), value).toBe(errors.booleanValue('SMS Opt-In'));
    expect(errors.booleanValue('SMS Opt-In')).toContain('must be true or false');
    expect(await refusal('?parameterName=SMS+Opt-In&parameterValue=True&status=active')).toContain('true or false');
  });

  it('refuses an undefined parameter, two that differ, and a value alone', async () => {
    expect(await refusal('?parameterId=system_shoe_size')).toBe('Unknown parameter: system_shoe_size');
    expect(await refusal('?parameterName=loyalty+tier')).toBe('Unknown parameter: loyalty tier');
    expect(await refusal('?parameterName=%00%22')).toBe('Unknown parameter: \0"');
    expect(await refusal('?parameterId=system_source&parameterName=Medium')).toBe(errors.parameterMismatch);
    expect(await refusal('?parameterId=system_source&parameterName=Nope')).toBe('Unknown parameter: Nope');
    expect(await refusal('?parameterValue=Gold')).toBe(errors.parameterValueAlone);
    expect(await refusal('?parameterValue=')).toBe(errors.parameterValueAlone);
  });
});
