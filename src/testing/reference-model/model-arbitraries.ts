import fc from 'fast-check';
import { customerStatuses } from '../../contract/customer.ts';
import type { FilterField } from '../../contract/list/list-filter.ts';
import { sortFields, type ListSort } from '../../contract/list/list-sort.ts';
import type { ListCondition } from '../../server/customers/model/lists/list-condition.ts';
import type { ListFilter } from '../../server/customers/customer-source.ts';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';

/*
 * Few values each, so that customers match, share values and collide. They include what breaks stores: marks, scripts
 * without case, ligatures, quotes and wildcards, characters of several bytes, times before 1970.
 */
const names = [
  'José',
  'jose',
  'Müller',
  'WEIẞ',
  'Straße',
  "O'Neil",
  'O’Neil',
  'Ann–Marie',
  'Ann Marie',
  'a',
  '王小明',
  'Ærø Łuk',
  'عمر',
  '😀 Jo',
  'x%_*"',
  'ΣΊΣΥΦΟΣ',
  'i̇İıI',
  'No\u0000ne',
  'AND NOT',
  'AC / DC (UK) & Jo.',
];
const emails = [
  'ann@example.com',
  'Ann@Example.com',
  'jose.neil55@example.com',
  'a-b_c@x.org',
  '012345@digits.net',
  'müller@straße.de',
];
const phones = [
  '+15554567890',
  '0015554567890',
  '+442079460958',
  '020 7946 0958',
  '(555) 456-7890',
  '(555) 456-7890 x5',
  '+44 (0)20 7946 0958 ext. 12',
  '+39061234567',
  '+33612345678',
  '+5491112345678',
  '0351 / 12 34 56',
  '123',
];
const times = [-1, 0, 1_700_000_000_000, 1_700_000_000_001, 1_700_000_000_002];
export const numbers = ['CUST-000001', 'CUST-000002', 'CUST-000150', 'A-7'];
export const ids = ['id-1', 'id-2', 'id-3', 'id-4'];
export const tierId = 'param_tier';
const options = ['Chrome', 'Firefox', 'Say "hi", you', 'é'];

const nameOrNull = fc.option(fc.constantFrom(...names), { nil: null });
const phone = fc.constantFrom(...phones);
const email = fc.constantFrom(...emails);

function listOf<K extends string>(key: K, value: fc.Arbitrary<string>) {
  return fc
    .uniqueArray(value, { maxLength: 3 })
    .chain((values) =>
      fc
        .nat({ max: Math.max(0, values.length - 1) })
        .map((primary) => values.map((one, index) => ({ ...keyed(key, one), isPrimary: index === primary }))),
    );
}

function keyed<K extends string>(key: K, value: string): Record<K, string> {
  // A computed key of a literal type.
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- see above
  return { [key]: value } as Record<K, string>;
}

const amounts = fc.constantFrom(null, 0, -1.5, 1, 1e15);
const days = ['1969-12-31', '1990-02-28', '2000-01-01'];
const birthday = fc.option(fc.constantFrom(...days), { nil: null });

const fieldSubject = (field: FilterField): ListCondition['subject'] => ({ kind: 'field', field });
const presence = fc.boolean().map((isSet): ListCondition['test'] => ({ kind: 'set', isSet }));
const range = (...bounds: readonly number[]) =>
  fc
    .tuple(fc.constantFrom(-Infinity, ...bounds), fc.constantFrom(...bounds, Infinity))
    .map(([from, to]): ListCondition['test'] => ({ kind: 'range', from, to }));
const oneOf = (...values: readonly string[]) =>
  fc
    .record({ values: fc.subarray([...values], { minLength: 1 }), isNegated: fc.boolean() })
    .map((test): ListCondition['test'] => ({ kind: 'oneOf', ...test }));

const tier = fc.option(fc.constantFrom('Gold', 'Silver', 'gold', ''), { nil: null });
const browser = fc.option(fc.uniqueArray(fc.constantFrom(...options), { maxLength: 3 }), { nil: null });
const optIn = fc.option(fc.constantFrom('true', 'false'), { nil: null });

export const upsert: fc.Arbitrary<CustomerUpsert> = fc.record(
  {
    id: fc.constantFrom(...ids),
    customerNumber: fc.constantFrom(...numbers),
    firstName: nameOrNull,
    lastName: nameOrNull,
    displayName: nameOrNull,
    emails: listOf('address', email),
    phones: listOf('number', phone),
    status: fc.constantFrom(...customerStatuses),
    totalSpent: amounts,
    lifetimeValue: amounts,
    totalOrders: fc.constantFrom(null, 0, 1, 2),
    lastOrderDate: fc.option(fc.constantFrom(...times), { nil: null }),
    source: fc.constantFrom(null, 'shop', 'Shop', ''),
    createdAt: fc.constantFrom(...times),
    updatedAt: fc.constantFrom(...times),
    parameters: fc.record(
      { [tierId]: tier, system_browser: browser, system_marketing_opt_in: optIn, system_date_of_birth: birthday },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const fragment = fc
  .tuple(
    fc.constantFrom(...names, ...emails, ...phones, ...numbers),
    fc.nat({ max: 12 }),
    fc.integer({ min: 1, max: 8 }),
  )
  .map(([text, start, length]) => [...text].slice(start, start + length).join(''));

/** Search texts that the API accepts: trimmed, not empty, without control characters. */
export const searchText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fragment },
    { weight: 2, arbitrary: fc.tuple(fragment, fragment).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: fc.stringMatching(/^[-+0-9()./&#% *"'a_:]{1,6}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '00',
        '+',
        '001555',
        '5',
        '55',
        '+1 (555) 4',
        'j 5',
        'jo 55',
        '07',
        '﷽',
        'ß',
        'ı',
        '王',
        '小明',
        "o'",
        'oneil',
        'O’Neil, Ann',
        'Ann <ann@example.com>;',
        '+44 (0)20 7946',
        '+39 (0)6',
        '\u202a+44–20\u202c',
        '"',
        'NEAR',
        'a* OR b',
        'ann (ann@example.com).',
        '0351/123',
        '٠٣٥١',
        'Tel. +44 20 7946 0958',
        '(555) 456-7890 ext 5 (mobile)',
      ),
    },
  )
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/\p{Cc}/u.test(text));

export const filter: fc.Arbitrary<ListFilter> = fc.oneof(
  fc.constant<ListFilter>({ kind: 'all' }),
  searchText.map((text): ListFilter => ({ kind: 'search', text })),
  fc
    .tuple(
      fc.constantFrom(tierId, 'system_browser', 'system_marketing_opt_in', 'system_sms_opt_in'),
      fc.constantFrom(null, 'Gold', 'gold', 'true', '', ...options),
    )
    .map(([parameterId, value]): ListFilter => ({ kind: 'parameter', parameterId, value })),
);

/** Parameters by the kind of their values: the conditions that the API makes of `filter`. */
const parameterConditions: readonly fc.Arbitrary<ListCondition>[] = [
  fc.record({
    subject: fc
      .constantFrom(tierId, 'system_browser', 'system_marketing_opt_in')
      .map((id): ListCondition['subject'] => ({ kind: 'parameter', id, isDate: false })),
    test: fc.oneof(presence, oneOf('Gold', 'gold', 'true', ...options)),
  }),
  fc.record({
    subject: fc.constant<ListCondition['subject']>({ kind: 'parameter', id: 'system_date_of_birth', isDate: true }),
    test: fc.oneof(presence, range(...days.map((day) => Date.parse(day)))),
  }),
];

const condition: fc.Arbitrary<ListCondition> = fc.oneof(
  ...parameterConditions,
  fc.record({
    subject: fc.constantFrom('totalSpent', 'lifetimeValue', 'totalOrders').map(fieldSubject),
    test: fc.oneof(presence, range(-1.5, 0, 1, 1e15)),
  }),
  fc.record({
    subject: fc.constantFrom('createdAt', 'lastOrderDate').map(fieldSubject),
    test: fc.oneof(presence, range(...times)),
  }),
  fc.record({ subject: fc.constant(fieldSubject('source')), test: fc.oneof(presence, oneOf('shop', 'Shop')) }),
  fc.record({ subject: fc.constantFrom('email', 'phone', 'name').map(fieldSubject), test: presence }),
);

export const conditions = fc.array(condition, { maxLength: 3 });

export const sort: fc.Arbitrary<ListSort> = fc.record({
  field: fc.constantFrom(...sortFields),
  descending: fc.boolean(),
});

export const status = fc.option(fc.constantFrom(...customerStatuses), { nil: null });

/** Texts to look a customer up by. */
export const lookUp = fc.constantFrom(
  ...ids,
  ...numbers,
  ...emails,
  'ANN@EXAMPLE.COM',
  ...phones,
  '+1 (555) 456-7890',
  '5554567890x5',
  '+44 (0)20 7946 0958',
  '+44 20 7946 0958 x12',
  '\u202a+1–555–456–7890\u202c',
  '15554567890@example.com',
  'order 15554567890',
  '15554567890',
  '5554567890',
  '02079460958',
  '+02079460958',
  '',
  '+',
  'stranger',
);
