import { setTimeout as sleep } from 'node:timers/promises';
import { ListCustomersResponse } from '../../contract/list/list-customers.ts';
import type { Customer } from '../../contract/customer.ts';
import { routes } from '../../contract/route-paths.ts';
import { createRandom, type Random } from '../../server/customers/demo/content/random.ts';
import { startServerWithVendor, type ServerWithVendor } from './server-with-vendor.ts';

/** What an organisation's staff did in an hour. */
export interface HourOfUse {
  /** Requests sent by the staff's pages. */
  readonly requests: number;
  /** Requests to Tiquo, including the start's. */
  readonly upstreamRequests: number;
  /** Requests that Tiquo refused with 429. */
  readonly refusals: number;
  /** Requests by the status of their response. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The time each request took, in ms. */
  readonly waits: readonly number[];
}

export interface HourOfUseOptions {
  /** How many times faster than real time; windows, freshness and pauses shrink with it. */
  readonly speed: number;
  readonly seed: number;
}

/** Source: quality.md, row 12. */
const staff = 20;
const perHour = { searches: 8, lookUps: 6, scrolls: 3, pages: 3, opened: 8 };
const second = 1000;
const hour = 3600 * second;

/** Twenty staff work for an hour over Tiquo's API with its real limiter, on a faster clock. */
export async function simulateHourOfUse({ speed, seed }: HourOfUseOptions): Promise<HourOfUse> {
  const windowSeconds = String(Math.ceil(hour / second / speed));
  const pair = await startServerWithVendor({
    vendor: { demo: 5000, environment: { RATE_WINDOW_SECONDS: windowSeconds } },
    environment: {
      TIQUO_RATE_WINDOW_SECONDS: windowSeconds,
      TIQUO_FRESH_SECONDS: (60 / speed).toFixed(3),
      LOG_LEVEL: 'warn',
    },
  });
  try {
    const people = await readPeople(pair);
    const random = createRandom(seed, 0);
    const waits: number[] = [];
    const statuses = new Map<number, number>();
    const members: StaffPages[] = [];
    while (members.length < staff) members.push(new StaffPages(pair, await pair.session(), speed, waits, statuses));
    await Promise.all(members.flatMap((pages) => tasksOfOne(random, people).map((task) => pages.work(task))));
    return {
      requests: waits.length,
      upstreamRequests: pair.proxy.requestCount(),
      refusals: pair.proxy.passedOn(429),
      statuses,
      waits,
    };
  } finally {
    await pair.close();
  }
}

/** Requests that follow each other; times in ms of the real hour. */
interface Task {
  readonly at: number;
  readonly pause: number;
  readonly paths: readonly string[];
  /** Whether the paths are pages of one list, each with the cursor of the one before. */
  readonly isScroll: boolean;
}

const views = [
  '',
  '&status=active',
  '&status=inactive',
  '&status=banned',
  '&parameterName=Loyalty+Tier&parameterValue=Gold',
  '&parameterName=Loyalty+Tier&parameterValue=Silver',
  '&parameterId=system_marketing_opt_in&parameterValue=true',
  '&parameterId=system_marketing_opt_in&parameterValue=true&status=active',
  '&parameterName=Loyalty+Tier',
  '&parameterId=system_source',
] as const;

function tasksOfOne(random: Random, people: readonly [Customer, ...Customer[]]): readonly Task[] {
  const tasks = (count: number, paths: () => readonly string[], pause: number, isScroll = false): readonly Task[] =>
    Array.from({ length: count }, () => ({ at: random.next() * hour * 0.95, pause, paths: paths(), isScroll }));
  return [
    ...tasks(perHour.searches, () => typed(random, nameOf(random.pick(people))), second),
    ...tasks(perHour.lookUps, () => [routes.customer(identifierOf(random, random.pick(people)))], 0),
    ...tasks(
      perHour.scrolls,
      () => Array.from({ length: perHour.pages }, () => `${routes.customers}?limit=100${random.pick(views)}`),
      8 * second,
      true,
    ),
    ...tasks(perHour.opened, () => [routes.customer(random.pick(people).customerNumber)], 0),
  ];
}

/** A name as it reaches the server: a part when typing pauses, and then all of it. */
function typed(random: Random, name: string): readonly string[] {
  const points = [...name];
  const part = points.slice(0, random.between(Math.min(3, points.length), points.length)).join('');
  return [part, name].map((text) => `${routes.customers}?limit=100&search=${encodeURIComponent(text)}`);
}

const nameOf = ({ displayName, lastName, firstName, customerNumber }: Customer): string =>
  displayName ?? lastName ?? firstName ?? customerNumber;

function identifierOf(random: Random, { customerNumber, emails, phones }: Customer): string {
  const [email, phone] = [emails[0]?.address, phones[0]?.number];
  return random.pick([customerNumber, email ?? customerNumber, phone ?? customerNumber]);
}

/** Sends the requests of one staff member's pages. */
class StaffPages {
  readonly #waits: number[];
  readonly #statuses: Map<number, number>;
  readonly #url: string;
  readonly #cookie: string;
  readonly #speed: number;

  constructor(
    { product }: ServerWithVendor,
    cookie: string,
    speed: number,
    waits: number[],
    statuses: Map<number, number>,
  ) {
    this.#waits = waits;
    this.#statuses = statuses;
    this.#url = product.url;
    this.#cookie = cookie;
    this.#speed = speed;
  }

  async work({ at, pause, paths, isScroll }: Task): Promise<void> {
    await sleep(at / this.#speed);
    let cursor: string | null = null;
    for (const [index, path] of paths.entries()) {
      if (index > 0) await sleep(pause / this.#speed);
      if (isScroll && index > 0 && cursor === null) return;
      const first: string = isScroll ? (paths[0] ?? path) : path;
      const body: unknown = await this.#get(cursor === null ? first : `${first}&cursor=${cursor}`);
      cursor = isScroll ? (ListCustomersResponse.safeParse(body).data?.pagination.nextCursor ?? null) : null;
    }
  }

  async #get(path: string): Promise<unknown> {
    const sentAt = performance.now();
    const response = await fetch(this.#url + path, { headers: { cookie: this.#cookie } });
    const body: unknown = await response.json();
    this.#waits.push(performance.now() - sentAt);
    this.#statuses.set(response.status, (this.#statuses.get(response.status) ?? 0) + 1);
    return body;
  }
}

/** Customers to search for, read with the vendor's own session, which counts against no key. */
async function readPeople({ vendor }: ServerWithVendor): Promise<readonly [Customer, ...Customer[]]> {
  const cookie = await vendor.signIn();
  const people: Customer[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`;
    const response = await fetch(`${vendor.url}${routes.customers}?limit=100${query}`, { headers: { cookie } });
    const { data, pagination } = ListCustomersResponse.parse(await response.json());
    people.push(...data);
    cursor = pagination.nextCursor;
  } while (cursor !== null && people.length < 2000);
  const [first, ...others] = people;
  if (first === undefined) throw new Error('The vendor has no customers');
  return [first, ...others];
}
