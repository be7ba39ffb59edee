import fc from 'fast-check';
import { customerStatuses } from '../../contract/customer.ts';
import { filterFields, type FilterField } from '../../contract/list/list-filter.ts';
import { newestFirst, sortFields, type ListSort } from '../../contract/list/list-sort.ts';
import { systemParameters } from '../../contract/parameters.ts';
import type { FacetRequest, ListCustomersRequest, ListFilter } from '../../server/customers/customer-source.ts';
import type { ListCondition } from '../../server/customers/model/lists/list-condition.ts';
import { demoParameters } from '../../server/customers/demo/content/demo-parameters.ts';
import type { DemoCustomer } from '../../server/customers/demo/demo-customers.ts';

export interface GeneratedQuery {
  readonly list: Omit<ListCustomersRequest, 'after'>;
  readonly facet: FacetRequest | undefined;
}

const parameters = [...systemParameters, ...demoParameters];
const nothingFound = ['zz', 'zzyzx', '-', '%', '_', 'qqq@', 'a b c d e f g h', '+999'];
const everyoneHas = ['e', '@', 'example', 'cust', 'cust-0', '0'];

/** Queries as people make them of demo customers: what some of them have, in any combination. */
export function generatedQueries(customers: readonly DemoCustomer[], count: number, seed: number): GeneratedQuery[] {
  const customer = fc.constantFrom(...customers);
  const search = fc.oneof(
    { weight: 6, arbitrary: customer.chain(searchTexts) },
    { weight: 1, arbitrary: fc.constantFrom(...nothingFound, ...everyoneHas) },
    { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9]{1,2}$/) },
  );
  const parameter = fc.constantFrom(...parameters);
  const filter: fc.Arbitrary<ListFilter> = fc.oneof(
    fc.constant<ListFilter>({ kind: 'all' }),
    search.map((text): ListFilter => ({ kind: 'search', text })),
    fc.tuple(customer, parameter, fc.boolean()).map(([one, { id }, isAny]): ListFilter => ({
      kind: 'parameter',
      parameterId: id,
      value: isAny ? null : (valuesOf(one, id)[0] ?? 'x'),
    })),
  );
  const condition = fc.oneof(parameterCondition(customer), fieldCondition(customer));
  const sort = fc.oneof(
    fc.constant(newestFirst),
    fc.record({ field: fc.constantFrom(...sortFields), descending: fc.boolean() }) satisfies fc.Arbitrary<ListSort>,
  );
  const query = fc.record({
    list: fc.record({
      filter,
      status: fc.option(fc.constantFrom(...customerStatuses), { nil: null }),
      conditions: fc.oneof(fc.constant([]), fc.array(condition, { maxLength: 3 })),
      sort,
      include: fc.oneof(
        fc.constant([]),
        fc.subarray(
          parameters.map(({ id }) => id),
          { maxLength: 3 },
        ),
      ),
      limit: fc.constantFrom(1, 7, 50, 100),
    }),
    facet: fc.option(facet, { nil: undefined }),
  });
  return fc.sample(query, { numRuns: count, seed });
}

/** Texts by which a customer is found: a name, a part of one, an email, digits of a phone, the number. */
function searchTexts({ displayName, emails, phones, customerNumber }: DemoCustomer): fc.Arbitrary<string> {
  const all = [displayName ?? '', emails[0]?.address ?? '', phones[0]?.number ?? '', customerNumber];
  const whole = all.filter((text) => text !== '');
  const part = fc
    .tuple(fc.constantFrom(...whole), fc.nat({ max: 10 }), fc.integer({ min: 1, max: 6 }))
    .map(([text, from, length]) => text.slice(from, from + length).trim());
  return fc
    .oneof(
      fc.constantFrom(...whole),
      part,
      fc.tuple(part, part).map((both) => both.join(' ')),
    )
    .map((text) => text.trim() || 'x');
}

function valuesOf({ parameters: values }: DemoCustomer, id: string): readonly string[] {
  return [values[id] ?? []].flat();
}

function parameterCondition(customer: fc.Arbitrary<DemoCustomer>): fc.Arbitrary<ListCondition> {
  return fc
    .tuple(fc.array(customer, { minLength: 1, maxLength: 2 }), fc.constantFrom(...parameters), fc.nat({ max: 3 }))
    .map(([some, { id, type }, kind]) => {
      const values = some.flatMap((one) => valuesOf(one, id));
      const isDate = type === 'date';
      const subject = { kind: 'parameter', id, isDate } as const;
      if (kind === 0 || values.length === 0) return { subject, test: { kind: 'set', isSet: values.length > 0 } };
      if (isDate) return { subject, test: { kind: 'range', from: -Infinity, to: Date.parse(values[0] ?? '') } };
      return { subject, test: { kind: 'oneOf', values, isNegated: kind === 1 } };
    });
}

function fieldCondition(customer: fc.Arbitrary<DemoCustomer>): fc.Arbitrary<ListCondition> {
  const fields = Object.keys(filterFields).filter((field): field is FilterField => field in filterFields);
  return fc.tuple(customer, fc.constantFrom(...fields), fc.nat({ max: 3 })).map(([one, field, kind]) => {
    const subject = { kind: 'field', field } as const;
    if (kind === 0 || field === 'email' || field === 'phone' || field === 'name')
      return { subject, test: { kind: 'set', isSet: kind < 2 } };
    const value = one[field];
    if (field === 'source')
      return { subject, test: { kind: 'oneOf', values: [value === null ? '' : String(value)], isNegated: kind === 1 } };
    const [from, to] = kind === 1 ? [Number(value), Infinity] : [-Infinity, Number(value)];
    return { subject, test: { kind: 'range', from, to } };
  });
}

const facet: fc.Arbitrary<FacetRequest> = fc.oneof(
  fc
    .constantFrom(...parameters)
    .map(({ id, type }): FacetRequest => ({ of: id, kind: type === 'date' ? 'dates' : 'options' })),
  fc
    .constantFrom('lifetimeValue', 'totalSpent', 'totalOrders', 'averageOrderValue')
    .map((of): FacetRequest => ({ of, kind: 'numbers' })),
  fc
    .constantFrom('createdAt', 'lastOrderDate', 'lastActivityDate', 'updatedAt')
    .map((of): FacetRequest => ({ of, kind: 'dates' })),
  fc.constant<FacetRequest>({ of: 'source', kind: 'options' }),
);
