import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import type { CustomerWriter } from '../../server/customers/customer-writer.ts';

const tiers = ['Bronze', 'Silver', 'Gold', 'Platinum'];
const newest = Date.UTC(2025, 0, 15);
const minute = 60_000;

/** The first customer in the API's documentation, created before every other sample. */
export const johnDoe = {
  id: 'k1234567890abcdef',
  customerNumber: 'CUST-000001',
  firstName: 'John',
  lastName: 'Doe',
  displayName: 'John Doe',
  emails: [{ address: 'john@example.com', isPrimary: true }],
  phones: [{ number: '+15554567890', isPrimary: true }],
  profilePhoto: 'https://example.com/photo.jpg',
  status: 'active',
  source: 'website',
  totalOrders: 15,
  totalSpent: 2450.5,
  averageOrderValue: 163.37,
  lifetimeValue: 2450.5,
  lastOrderDate: 1640995200000,
  lastActivityDate: 1640995200000,
  createdAt: 1640995200000,
  updatedAt: 1640995200000,
} as const satisfies CustomerUpsert;

/**
 * Customers by rule: number n is `CUST-` and n in six digits, newest last; every third is inactive, every tenth banned,
 * every seventh has no names, every fifth no email. The first is John Doe.
 */
function sampleUpserts(count: number, loyaltyTier: string): readonly CustomerUpsert[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const parameters = {
      [loyaltyTier]: tiers[number % 4] ?? null,
      system_marketing_opt_in: number % 2 === 0 ? 'false' : 'true',
      ...(number % 3 === 0 ? { system_browser: ['Chrome', 'Firefox'] } : {}),
    };
    return number === 1 ? { ...johnDoe, parameters } : { ...sampleUpsert(number, count), parameters };
  });
}

function sampleUpsert(number: number, count: number): CustomerUpsert {
  const digits = String(number).padStart(6, '0');
  const named = number % 7 !== 0;
  return {
    customerNumber: `CUST-${digits}`,
    firstName: named ? `First${number}` : null,
    lastName: named ? `Lastname${number}` : null,
    emails: number % 5 === 0 ? [] : [{ address: `person${number}@example.org`, isPrimary: true }],
    phones: [{ number: `+4420${String(number).padStart(8, '0')}`, isPrimary: true }],
    status: statusOf(number),
    totalSpent: number % 9 === 0 ? null : number * 1.5,
    createdAt: newest - (count - number) * minute,
    updatedAt: newest,
  };
}

function statusOf(number: number): 'active' | 'inactive' | 'banned' {
  if (number % 10 === 0) return 'banned';
  return number % 3 === 0 ? 'inactive' : 'active';
}

/** Fills an empty store with samples. Resolves with the id of the custom parameter Loyalty Tier. */
export async function writeSamples(writer: CustomerWriter, count: number): Promise<string> {
  const { id } = await writer.defineParameter({ name: 'Loyalty Tier', type: 'select' });
  await writer.write(sampleUpserts(count, id), newest);
  await writer.setDemoState('none');
  return id;
}
