import type { Customer } from '../../../src/contract/customer.ts';

const names = [
  'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).trim(),
  'x'.repeat(300),
  'محمد بن عبد الرحمن آل سعود الطويل جدًا',
  'שלום (Ltd.) 123 – בע״מ',
  '👨‍👩‍👧‍👦 🏳️‍🌈 Family & Friends 🎉',
  '東京特許許可局長今日急遽休暇許可拒否',
  'Z̷̢̛a̸̧͝l̶̨͠g̵̡͝o̷̢͠',
] as const;

/** A customer that is hard to display: a long, right-to-left or emoji name, many contacts, or only a number. */
export function longCustomer(index: number): Customer {
  const name = names[index] ?? null;
  const isBare = name === null;
  return {
    id: `long-${index}`,
    customerNumber: `CUST-${String(900_000 + index)}`,
    firstName: name,
    lastName: null,
    displayName: name,
    emails: isBare
      ? []
      : Array.from({ length: 12 }, (_, at) => ({
          address: `a.very.long.local.part.of.an.address.number.${at}@a-very-long-domain-name.example`,
          isPrimary: at === 0,
        })),
    phones: isBare ? [] : [{ number: '+442079460958', isPrimary: true }],
    profilePhoto: null,
    status: 'banned',
    source: isBare ? null : 'x'.repeat(200),
    totalOrders: isBare ? null : 123_456,
    totalSpent: isBare ? null : 98_765_432.1,
    averageOrderValue: isBare ? null : -0.01,
    lifetimeValue: isBare ? null : 1e15,
    lastOrderDate: null,
    lastActivityDate: isBare ? null : Date.UTC(1969, 5, 1),
    createdAt: Date.UTC(2024, 0, 1) - index,
    updatedAt: Date.UTC(2024, 0, 1),
  };
}
