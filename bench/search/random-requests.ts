import * as z from 'zod/mini';
import { Customer, CustomerDetail, customerStatuses, type CustomerStatus } from '../../src/contract/customer.ts';
import type { CustomerSource, ListCustomersRequest, ListFilter } from '../../src/server/customers/customer-source.ts';
import { mulberry32 } from '../../src/server/customers/demo/content/random.ts';

/** Random requests of one kind. */
export interface Draws {
  readonly name: string;
  readonly requests: readonly ListCustomersRequest[];
}

const drawsPerFilter = 200;
const drawsPerSearch = 30;
const limit = 50;

/** No name, email or number contains it, and its trigrams are rare. */
const unmatched = 'qqxyzzyq';
/** No customer matches it, though its trigrams are in every email. */
const unmatchedCommonTrigrams = 'examplexample';

export const searches: readonly string[] = [
  'john',
  'j',
  'murphy',
  'smith john',
  'example.com',
  '012345',
  'cust-012345',
  '+1 (555) 2',
  'zz',
  unmatched,
  `cust- com ${unmatched}`,
  `cust- example ${unmatchedCommonTrigrams}`,
];

/**
 * 200 pages each of a status, of a parameter, of both, and of the rarest of both; half of them deeper than page one.
 */
export async function filterDraws(source: CustomerSource): Promise<readonly Draws[]> {
  const random = mulberry32(1);
  const common = (await source.parameters()).flatMap(({ id, options }) =>
    options.map(({ value }) => parameterFilter(id, value)),
  );
  const rare = await rareFilters(source);
  const anyFilter = () => pick(random() < 0.5 ? common : rare, random);
  const anyStatus = () => pick(customerStatuses, random);
  const everyone = (): ListFilter => ({ kind: 'all' });
  const kinds: readonly (readonly [string, () => ListFilter, () => CustomerStatus | null])[] = [
    ['no filter', everyone, () => null],
    ['status', everyone, anyStatus],
    ['parameter', anyFilter, () => null],
    ['status and parameter', anyFilter, anyStatus],
    ['status and parameter, rare with rare', () => pick(rare, random), () => 'banned'],
  ];
  const draws: Draws[] = [];
  for (const [name, filter, status] of kinds) {
    const requests: ListCustomersRequest[] = [];
    while (requests.length < drawsPerFilter) {
      const request = { filter: filter(), status: status(), limit, after: null };
      const deeper = random() < 0.5 ? (await source.list(request)).next : null;
      requests.push({ ...request, after: deeper });
    }
    draws.push({ name, requests });
  }
  return draws;
}

/** Dates that a few customers have: of a million customers, a few dozen share most dates. */
async function rareFilters(source: CustomerSource): Promise<readonly ListFilter[]> {
  const filters: ListFilter[] = [];
  for (const status of customerStatuses) {
    const { customers } = await source.list({ filter: { kind: 'all' }, status, limit: 100, after: null });
    for (const { id: customerId } of z.parse(z.array(Identified), JSON.parse(`[${customers}]`))) {
      const detail = (await source.get(customerId))?.customer ?? null;
      if (detail === null) continue;
      for (const { id, type, value } of z.parse(WithParameters, JSON.parse(detail)).parameters) {
        if (type === 'date' && typeof value === 'string') filters.push(parameterFilter(id, value));
      }
    }
  }
  return filters;
}

const Identified = z.pick(Customer, { id: true });
const WithParameters = z.pick(CustomerDetail, { parameters: true });

/** Each search 30 times: its first pages, repeatedly, in every status or in one. */
export async function searchDraws(source: CustomerSource, status: 'banned' | null): Promise<readonly Draws[]> {
  const draws: Draws[] = [];
  for (const text of searches) {
    const first: ListCustomersRequest = { filter: { kind: 'search', text }, status, limit, after: null };
    const pages = [first];
    for (let page = first; pages.length < 5; pages.push(page)) {
      const { next } = await source.list(page);
      if (next === null) break;
      page = { ...first, after: next };
    }
    const requests = Array.from({ length: drawsPerSearch }, (_, index) => pages[index % pages.length] ?? first);
    draws.push({ name: `search "${text}"${status === null ? '' : `, ${status}`}`, requests });
  }
  return draws;
}

function parameterFilter(parameterId: string, value: string): ListFilter {
  return { kind: 'parameter', parameterId, value };
}

/** One of the values; throws a RangeError when there is none. */
function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('Nothing to pick from');
  return value;
}
