import { describe, expect, it } from 'vitest';
import { Customer, CustomerDetail } from '../../../../contract/customer.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { exampleCustomer } from '../../../../testing/customers/array-customer-source.ts';
import { SourceFailedError } from '../../source-errors.ts';
import { parseCustomer, parsePage } from './response-schemas.ts';

const sparse = { id: 'k1', customerNumber: 'CUST-000001', status: 'active', createdAt: 1, updatedAt: 2 };
const page = (
  customers: readonly unknown[],
  pagination: unknown = { hasMore: false, nextCursor: null, pageSize: 100 },
) => ({
  success: true,
  data: customers,
  pagination,
  timestamp: '2025-01-15T10:30:00.000Z',
});

describe('a page of Tiquo', () => {
  it('is accepted as documented', () => {
    const customers = [exampleCustomer(1), { ...exampleCustomer(2), parameterValue: 'Gold' }];
    expect(parsePage(page(customers, { hasMore: true, nextCursor: 'abc', pageSize: 100 }), null)).toEqual({
      customers,
      next: 'abc',
    });
  });

  it('may omit what is not promised, and add unknown fields', () => {
    const { customers } = parsePage(
      page([{ ...sparse, loyalty: { tier: 'Gold' }, emails: null, parameterValue: null }]),
      null,
    );
    expect(customers).toEqual([
      {
        ...sparse,
        firstName: null,
        lastName: null,
        displayName: null,
        emails: [],
        phones: [],
        profilePhoto: null,
        source: null,
        totalOrders: null,
        totalSpent: null,
        averageOrderValue: null,
        lifetimeValue: null,
        lastOrderDate: null,
        lastActivityDate: null,
      },
    ]);
    expect(Customer.safeParse(customers[0]).success).toBe(true);
  });

  it('has one primary contact of each type, whichever are marked', () => {
    const emails = ['a@x.example', 'b@x.example', 'c@x.example'].map((address) => ({
      address,
      isPrimary: address !== 'a@x.example',
    }));
    const phones = [{ number: '+1' }, { number: '+2', isPrimary: null }];
    const [customer] = parsePage(page([{ ...sparse, emails, phones }]), null).customers;
    expect(customer?.emails.map(({ isPrimary }) => isPrimary)).toEqual([false, true, false]);
    expect(customer?.phones).toEqual([
      { number: '+1', isPrimary: true },
      { number: '+2', isPrimary: false },
    ]);
  });

  it('may be short or empty while there are more pages', () => {
    expect(parsePage(page([], { hasMore: true, nextCursor: 'b' }), 'a')).toEqual({ customers: [], next: 'b' });
  });

  it('ends when it says so, whatever cursor it gives', () => {
    expect(parsePage(page([], { hasMore: false, nextCursor: 'b' }), 'a').next).toBeNull();
  });

  const fields: readonly (readonly [string, unknown])[] = [
    ['data[1].status', page([sparse, { ...sparse, status: 'canary' }])],
    ['data[0].id', page([{ ...sparse, id: 7 }])],
    ['data[0].createdAt', page([{ ...sparse, createdAt: '2025-01-15' }])],
    ['data[0].updatedAt', page([{ ...sparse, updatedAt: undefined }])],
    ['data[0].emails[0].address', page([{ ...sparse, emails: [{ email: 'canary@x.example' }] }])],
    ['data[0].totalOrders', page([{ ...sparse, totalOrders: 'canary' }])],
    ['data', { success: true, pagination: { hasMore: false } }],
    ['data', page(Array.from({ length: 1001 }, () => sparse))],
    ['data[0].id', page(Array.from({ length: 1000 }, () => ({})))],
    ['data[1]', page([sparse, ...Array.from({ length: 998 }, () => 1)])],
    ['data[0].phones', page([{ ...sparse, phones: Array.from({ length: 1001 }, () => ({})) }])],
    ['pagination', { success: true, data: [] }],
    ['pagination.hasMore', page([], {})],
    ['pagination.nextCursor', page([], { hasMore: true, nextCursor: null })],
    ['pagination.nextCursor', page([], { hasMore: true })],
    ['pagination.nextCursor', page([], { hasMore: true, nextCursor: '' })],
    ['pagination.nextCursor', page([], { hasMore: true, nextCursor: 'requested' })],
    ['pagination.nextCursor', page([], { hasMore: true, nextCursor: 'x'.repeat(5000) })],
    ['pagination.nextCursor', page([], { hasMore: true, nextCursor: '€'.repeat(2000) })],
    ['pagination.nextCursor', page([], { hasMore: true, nextCursor: '\u0001'.repeat(1000) })],
    ['success', { success: false, error: 'canary' }],
    ['the whole response', ['canary']],
    ['the whole response', null],
  ];
  it.each(fields)('drifts by %s', (field, body) => {
    const read = () => parsePage(body, 'requested');
    expect(read).toThrow(SourceFailedError);
    expect(read).toThrow(new RegExp(`not as documented: ${field.replaceAll(/[[\].]/g, '\\$&')}$`));
    expect(read).not.toThrow(/canary/);
  });
});

describe('a response with too much wrong to describe', () => {
  const many = Array.from({ length: 500_000 }, () => ({}));
  it.each([
    ['data', page(many)],
    ['data[0].emails', page([{ ...sparse, emails: many }])],
  ])('names only %s, like any other', (field, body) => {
    expect(() => parsePage(body, null)).toThrow(errors.upstreamDrift(field));
  });
});

describe('a customer of Tiquo', () => {
  const detail = (customer: unknown) => ({ success: true, data: customer });

  it('takes contacts from the single fields when there are no lists', () => {
    const customer = parseCustomer(detail({ ...sparse, email: 'a@x.example', phone: '+1555' }));
    expect(customer).toMatchObject({
      email: 'a@x.example',
      emails: [{ address: 'a@x.example', isPrimary: true }],
      phone: '+1555',
      phones: [{ number: '+1555', isPrimary: true }],
      marketingOptIn: null,
      smsOptIn: null,
      parameters: [],
    });
    expect(CustomerDetail.safeParse(customer).success).toBe(true);
  });

  it('fills the single fields from the lists', () => {
    const emails = [
      { address: 'a@x.example', isPrimary: false },
      { address: 'b@x.example', isPrimary: true },
    ];
    expect(parseCustomer(detail({ ...sparse, emails }))).toMatchObject({ email: 'b@x.example', phone: null });
  });

  it('has parameters in our format, and none in any other', () => {
    const parameters = [{ id: 'tier', name: 'Loyalty Tier', type: 'select', value: 'Gold' }];
    expect(parseCustomer(detail({ ...sparse, parameters })).parameters).toEqual(parameters);
    for (const other of [
      { tier: 'Gold' },
      [{ id: 'tier' }],
      'Gold',
      null,
      Array.from({ length: 500_000 }, () => ({})),
    ]) {
      expect(parseCustomer(detail({ ...sparse, parameters: other })).parameters).toEqual([]);
    }
  });

  it('names the path of what is not as documented', () => {
    expect(() => parseCustomer(detail({ ...sparse, marketingOptIn: 'canary' }))).toThrow(/: data\.marketingOptIn$/);
    expect(() => parseCustomer(detail([]))).toThrow(/: data$/);
  });
});
