import { customerStatuses } from '../../src/contract/customer.ts';
import { newestFirst, sortFields, type ListSort } from '../../src/contract/list/list-sort.ts';
import type {
  CustomerSource,
  FacetRequest,
  ListCustomersRequest,
  SummaryRequest,
} from '../../src/server/customers/customer-source.ts';
import { mulberry32 } from '../../src/server/customers/demo/content/random.ts';
import { resolveListQuery } from '../../src/server/http/routes/lists/resolve-list-query.ts';

const draws = 500;
const limit = 50;

/** What staff filter by that is not a parameter, as texts of `filter`. */
const fieldFilters = [
  'lifetimeValue:gte:1000',
  'lifetimeValue:gte:50',
  'lifetimeValue:lte:20',
  'totalSpent:gte:250',
  'totalOrders:gte:3',
  'totalOrders:eq:0',
  'averageOrderValue:gte:100',
  'lastOrderDate:older:90d',
  'lastOrderDate:within:30d',
  'lastOrderDate:unset',
  'lastActivityDate:within:12w',
  'createdAt:within:1y',
  'email:unset',
  'phone:unset',
  'name:set',
];

/** 500 lists with any sort, up to three filters and, in a third of them, a status; a fifth of them is a second page. */
export async function refinedLists(source: CustomerSource, seed: number): Promise<readonly ListCustomersRequest[]> {
  const random = mulberry32(seed);
  const pick = picker(random);
  const parameters = await parameterFilters(source);
  const requests: ListCustomersRequest[] = [];
  while (requests.length < draws) {
    const filters = Array.from({ length: Math.floor(random() * 4) }, () =>
      pick(random() < 0.6 ? parameters : fieldFilters),
    );
    const { conditions } = await resolveListQuery({ limit, filter: [...new Set(filters)] }, source);
    const first: ListCustomersRequest = {
      filter: { kind: 'all' },
      status: random() < 0.3 ? pick(customerStatuses) : null,
      conditions,
      sort: { field: pick(sortFields), descending: random() < 0.7 },
      limit,
      after: null,
    };
    const after = random() < 0.2 ? (await source.list(first)).next : null;
    requests.push({ ...first, after });
  }
  return requests;
}

/** Lists of next to no one, in every order: with two options of one parameter each, or with opposite bounds. */
export async function excludingLists(source: CustomerSource): Promise<readonly ListCustomersRequest[]> {
  const selects = (await source.parameters()).filter(({ type, options }) => type === 'select' && options.length > 1);
  const pairs = selects.map(({ id, options: [one, other] }) => [
    `${id}:is:${one?.value ?? ''}`,
    `${id}:is:${other?.value ?? ''}`,
  ]);
  const filters = [...pairs, ['lifetimeValue:gte:1000', 'lifetimeValue:lte:20'], ['email:unset', 'phone:unset']];
  const requests: ListCustomersRequest[] = [];
  for (const filter of filters) {
    const { conditions } = await resolveListQuery({ limit, filter }, source);
    for (const sort of everySort())
      requests.push({ filter: { kind: 'all' }, status: null, conditions, sort, limit, after: null });
  }
  return requests;
}

/** What the page asks for beside each list: counts, sums, and a facet. */
export async function summariesOf(
  source: CustomerSource,
  lists: readonly ListCustomersRequest[],
): Promise<readonly SummaryRequest[]> {
  const selects = (await source.parameters()).filter(({ type }) => type === 'select');
  const pick = picker(mulberry32(3));
  const facets: readonly FacetRequest[] = [
    ...selects.map(({ id }): FacetRequest => ({ of: id, kind: 'options' })),
    { of: 'lifetimeValue', kind: 'numbers' },
    { of: 'totalOrders', kind: 'numbers' },
    { of: 'lastOrderDate', kind: 'dates' },
  ];
  return lists.map(({ filter, status, conditions = [] }) => ({ filter, status, conditions, facet: pick(facets) }));
}

/** `is` with each option of each parameter, as texts of `filter`. */
async function parameterFilters(source: CustomerSource): Promise<readonly string[]> {
  return (await source.parameters()).flatMap(({ id, type, options }) =>
    type === 'boolean' ? [`${id}:is:true`, `${id}:is:false`] : options.map(({ value }) => `${id}:is:${value}`),
  );
}

function everySort(): readonly ListSort[] {
  return [newestFirst, ...sortFields.flatMap((field) => [true, false].map((descending) => ({ field, descending })))];
}

function picker(random: () => number) {
  return <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new RangeError('Nothing to pick from');
    return value;
  };
}
