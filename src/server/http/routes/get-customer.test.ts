import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { GetCustomerResponse } from '../../../contract/customer.ts';
import { routes } from '../../../contract/route-paths.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('getting one customer', () => {
  it('returns the list’s fields, the primary contacts, the opt-ins and the parameters', async () => {
    const { data } = GetCustomerResponse.parse(await server.json(routes.customer('CUST-000001')));
    expect(data).toMatchObject({
      id: 'k1234567890abcdef',
      customerNumber: 'CUST-000001',
      displayName: 'John Doe',
      email: 'john@example.com',
      phone: '+15554567890',
      marketingOptIn: true,
      smsOptIn: null,
      emails: [{ address: 'john@example.com', isPrimary: true }],
    });
    expect(data.parameters).toContainEqual({
      id: server.loyaltyTier,
      name: 'Loyalty Tier',
      type: 'select',
      value: 'Silver',
    });
  });

  it('returns a multiselect as an array, and null for missing contacts', async () => {
    const { data } = GetCustomerResponse.parse(await server.json(routes.customer('CUST-000015')));
    expect(data).toMatchObject({ email: null, emails: [], phone: '+442000000015' });
    expect(data.parameters).toContainEqual({
      id: 'system_browser',
      name: 'Browser',
      type: 'multiselect',
      value: ['Chrome', 'Firefox'],
    });
  });

  it.each([
    'k1234567890abcdef',
    'CUST-000001',
    'john@example.com',
    'John@Example.COM',
    '+15554567890',
    '0015554567890',
    '15554567890',
    '+1 (555) 456-7890',
    '+1.555.456.7890',
  ])('finds %s', async (id) => {
    const answer = GetCustomerResponse.parse(await server.json(routes.customer(id)));
    expect(answer.data.customerNumber).toBe('CUST-000001');
  });

  it.each([
    'CUST-999999',
    'CUST-00000',
    'john@example',
    'john@example.com\u0000',
    '\u{ff4a}ohn@example.com',
    'a/b',
    '../../customers',
    ' ',
    '%',
    'é',
    '\u0000',
    '😀',
  ])('is 404 for %j', async (id) => {
    const response = await server.request(routes.customer(id));
    expect(response.status).toBe(404);
    expect(Failure.parse(await response.json()).error).toBe(`Customer not found with ID: ${id}`);
  });

  it('is 404 without an id', async () => {
    const response = await server.request('/api/v1/customers/');
    expect([response.status, Failure.parse(await response.json()).error]).toEqual([404, errors.routeNotFound]);
  });
});
