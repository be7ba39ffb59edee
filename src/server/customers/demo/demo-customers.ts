import type { CustomerEmail, CustomerPhone, CustomerStatus } from '../../../contract/customer.ts';
import type { CustomerUpsert } from '../model/customer-upsert.ts';
import { createNames } from './content/demo-names.ts';
import type { DemoName } from './content/demo-names.ts';
import { demoParameterValues } from './content/demo-parameters.ts';
import { demoPhone, demoPhoneCount } from './content/demo-phones.ts';
import { demoPhotoCount, demoPhotoPath } from './content/demo-photo.ts';
import { demoSpend } from './content/demo-spend.ts';
import { demoCreatedAt, demoToday, momentBetween } from './content/demo-time.ts';
import { createRandom, defaultDemoSeed } from './content/random.ts';
import type { Random } from './content/random.ts';

/** A demo customer has every field, so that a CSV of them has every column. */
export type DemoCustomer = Required<CustomerUpsert>;

/** Exactly as many of any 20,000 consecutive customers have the status or tier, spread evenly. */
const shareOf = 20_000;
const statusShares: readonly (readonly [CustomerStatus, number])[] = [
  ['banned', 241],
  ['inactive', 2_811],
  ['active', 16_948],
];
const tierShares: readonly (readonly [string, number])[] = [
  ['Platinum', 611],
  ['Gold', 2_214],
  ['Silver', 5_120],
  ['Bronze', 9_402],
];

const domains = [
  ['example.com', 40],
  ['mail.test', 25],
  ['hotel.example', 12],
  ['example.org', 10],
  ['work.example', 8],
  ['université.example', 0.2],
  ['a-rather-long-company-name.example', 0.8],
] as const;
const sources = [
  ['website', 55],
  ['pos', 16],
  ['admin', 10],
  ['referral', 9],
  ['import', 6],
  [null, 4],
] as const;
/** Up to this customer, taken addresses are remembered; beyond, every address is numbered, which keeps memory flat. */
const plainAddresses = 50_000;

/**
 * Yields demo customers CUST-000001 to `count` in the order they joined, in flat memory. The same seed and count give
 * the same customers; addresses and phone numbers are reserved ones that reach no one.
 */
export function* demoCustomers(count: number, seed: number = defaultDemoSeed): Generator<DemoCustomer> {
  const nameOf = createNames();
  const taken = new Set<string>();
  for (let place = 1; place <= count; place += 1) {
    const random = createRandom(seed, place);
    const address = (roman: string): string => {
      const domain = random.weighted<string>(domains);
      const plain = `${roman}@${domain}`;
      if (place > plainAddresses || taken.has(plain)) return `${roman}${place}@${domain}`;
      taken.add(plain);
      return plain;
    };
    yield describe(random, place, count, seed, distinct(nameOf(random), place), address);
  }
}

/** The same customers in batches, the last one shorter. */
export function* demoBatches(
  count: number,
  size: number,
  seed: number = defaultDemoSeed,
): Generator<readonly DemoCustomer[]> {
  let batch: DemoCustomer[] = [];
  for (const customer of demoCustomers(count, seed)) {
    batch.push(customer);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function describe(
  random: Random,
  place: number,
  count: number,
  seed: number,
  name: DemoName,
  address: (roman: string) => string,
): DemoCustomer {
  const createdAt = demoCreatedAt(random, place, count);
  const status = byShare(statusShares, place * 7_919 + seed) ?? 'active';
  const tier = byShare(tierShares, place * 12_347 + seed * 3);
  const nameless = random.chance(0.015);
  // When the reserved numbers run out, phones repeat; a nameless customer then needs an address to be distinct.
  const alone = nameless && place > demoPhoneCount;
  const emails = !alone && random.chance(0.08) ? [] : demoEmails(random, name.roman, address);
  const withoutPhone = alone || random.chance(nameless && emails.length === 0 ? 0.2 : 0.22);
  const spend = demoSpend(random, tier);
  const recent = status === 'active' ? 3 : 0.6;
  const ordered = spend.totalOrders !== null && spend.totalOrders > 0 && !random.chance(0.02);
  const lastOrderDate = ordered ? momentBetween(random, createdAt, demoToday, recent) : null;
  const lastActivityDate = random.chance(0.06)
    ? null
    : momentBetween(random, lastOrderDate ?? createdAt, demoToday, recent);
  return {
    id: `k${place.toString(16).padStart(8, '0')}${Math.floor(random.next() * 0xff_ff_ff_ff)
      .toString(16)
      .padStart(8, '0')}`,
    customerNumber: `CUST-${String(place).padStart(6, '0')}`,
    firstName: nameless ? null : name.firstName,
    lastName: nameless || random.chance(0.004) ? null : name.lastName,
    displayName: nameless ? null : name.displayName,
    emails,
    phones: withoutPhone ? [] : demoPhones(random, place),
    profilePhoto: random.chance(0.16) ? demoPhotoPath(random.between(1, demoPhotoCount)) : null,
    status,
    source: random.weighted<string | null>(sources),
    ...spend,
    lastOrderDate,
    lastActivityDate,
    createdAt,
    updatedAt: Math.max(createdAt, lastActivityDate ?? createdAt, lastOrderDate ?? createdAt),
    parameters: demoParameterValues(random, tier, createdAt),
  };
}

/** Adds an initial to the name when phone numbers repeat: the same name and number would be the same customer. */
function distinct(name: DemoName, place: number): DemoName {
  const round = Math.floor((place - 1) / demoPhoneCount);
  if (round === 0) return name;
  const initial = ` ${String.fromCodePoint(64 + ((round - 1) % 26) + 1)}.`;
  return { ...name, firstName: `${name.firstName}${initial}`, displayName: `${name.displayName}${initial}` };
}

function byShare<T>(shares: readonly (readonly [T, number])[], place: number): T | null {
  let left = place % shareOf;
  return shares.find(([, share]) => (left -= share) < 0)?.[0] ?? null;
}

function demoEmails(random: Random, roman: string, address: (roman: string) => string): CustomerEmail[] {
  const count = random.weighted([
    [1, 9_000],
    [2, 800],
    [3, 190],
    [12, 5],
  ]);
  const [first = roman, ...rest] = roman.split('.');
  const locals = [
    roman,
    `${first.charAt(0)}.${rest.join('')}`,
    `${first}.work`,
    ...Array.from({ length: 9 }, (_, at) => `${roman}+list${at + 1}`),
  ];
  const addresses = new Set(locals.slice(0, count).map(address));
  return [...addresses].map((one, at) => ({ address: one, isPrimary: at === 0 }));
}

function demoPhones(random: Random, place: number): CustomerPhone[] {
  const numbers = [demoPhone(place)];
  while (numbers.length < 4 && random.chance(0.07)) numbers.push(demoPhone(random.between(1, demoPhoneCount)));
  if (random.chance(0.002)) numbers.push(`020 7946 0${random.between(100, 999)} ext. ${random.between(10, 99)}`);
  return [...new Set(numbers)].map((number, at) => ({ number, isPrimary: at === 0 }));
}
