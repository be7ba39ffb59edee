import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ListCustomersResponse } from '../../src/contract/list/list-customers.ts';
import { routes } from '../../src/contract/route-paths.ts';
import { findLoadTool, type Load, type LoadTool } from '../http/load-tool.ts';
import { pagePaths, pagesDrawn } from '../http/page-paths.ts';
import { recordResponse } from '../http/recorded-response.ts';
import type { BenchDatabase } from '../postgres/bench-postgres.ts';
import { cacheRoot } from '../product/bench-paths.ts';
import { startChildServer, type ChildServer } from '../product/child-server.ts';
import type { Dataset } from '../product/dataset.ts';
import { keyed, ports, startProduct } from '../product/start-product.ts';
import type { Figure } from '../report/bench-report.ts';
import { roundRobin } from '../report/paired-runs.ts';
import { directusHeaders, startDirectus } from './directus-server.ts';
import { startProductOn } from './postgres-dataset.ts';

const pageSize = 50;
const seconds = 5;
const rounds = 4;

/**
 * Pages of 50 a second of Directus, of the product on the same PostgreSQL, of the product with the same customers in
 * its built-in database, and of a bare server.
 */
export async function compareDirectus(postgres: BenchDatabase, embedded: Dataset): Promise<readonly Figure[]> {
  const tool = await findLoadTool();
  await using servers = new AsyncDisposableStack();
  const start = async (starting: Promise<ChildServer>): Promise<ChildServer> => {
    const server = await starting;
    servers.defer(server.stop);
    return server;
  };
  const onPostgres = await start(startProductOn(postgres));
  const own = await start(startProduct(embedded.directory, ports.embedded));
  const directus = await start(startDirectus(postgres));

  const page = `${onPostgres.origin}${routes.customers}?limit=${pageSize}`;
  const ownPage = `${own.origin}${routes.customers}?limit=${pageSize}`;
  const items = `${directus.origin}/items/customers?limit=${pageSize}&sort=-createdAt`;
  await requireSameRows([page, ownPage], items);

  const recording = join(cacheRoot, 'page-one.json');
  await mkdir(cacheRoot, { recursive: true });
  await writeFile(recording, JSON.stringify(await recordResponse(page, keyed)));
  const bare = await start(startChildServer(['bench/http/baseline-server.ts', String(ports.bare), recording]));

  const ofBare = { url: bare.origin, headers: {} };
  const first = await compare(tool, 'the first', {
    onPostgres: { url: page, headers: keyed },
    embedded: { url: ownPage, headers: keyed },
    directus: { url: items, headers: directusHeaders },
    bare: ofBare,
  });
  // Every second page, up to the thousandth of them.
  const pages = 2 * pagesDrawn;
  const { first: paths } = await pagePaths(page, pages);
  const { search } = new URL(items);
  const another = await compare(tool, 'another each time', {
    onPostgres: { url: page, headers: keyed, paths },
    embedded: { url: ownPage, headers: keyed, paths: (await pagePaths(ownPage, pages)).first },
    directus: {
      url: items,
      headers: directusHeaders,
      paths: paths.map((_, index) => `/items/customers${search}&page=${2 * index + 1}`),
    },
    bare: ofBare,
  });
  return [...first, ...another];
}

type Target = Omit<Load, 'seconds'>;

interface Targets {
  readonly onPostgres: Target;
  readonly embedded: Target;
  readonly directus: Target;
  readonly bare: Target;
}

async function compare(tool: LoadTool, which: string, targets: Targets): Promise<readonly Figure[]> {
  const run = (target: Target) => () => tool.run({ ...target, seconds });
  const runs = {
    onPostgres: run(targets.onPostgres),
    embedded: run(targets.embedded),
    directus: run(targets.directus),
    bare: run(targets.bare),
  };
  for (const warmUp of Object.values(runs)) await warmUp();
  const rate = await roundRobin(rounds, runs);
  const ofBare = (name: keyof Targets) => `${((rate(name) / rate('bare')) * 100).toPrecision(2)}%`;
  const figure = (name: 'onPostgres' | 'embedded', where: string): Figure => ({
    area: 'directus',
    what: `page of ${pageSize}, ${which}, ${where}, to Directus`,
    value: rate(name) / rate('directus'),
    unit: '×',
    limit: { atLeast: 30 },
    against:
      `${rate(name).toFixed(0)}/s against ${rate('directus').toFixed(0)}/s; ` +
      `${ofBare(name)} and ${ofBare('directus')} of a bare server's ${rate('bare').toFixed(0)}/s; ` +
      `${tool.name}, 16 connections`,
  });
  return [figure('onPostgres', 'on the same PostgreSQL'), figure('embedded', 'from the built-in database')];
}

const Items = z.object({ data: z.array(z.object({ createdAt: z.string() })) });

/** Throws an Error unless all return customers created at the same instants in the same order. */
async function requireSameRows(pages: readonly string[], items: string): Promise<void> {
  const { data } = z.parse(Items, await (await fetch(items, { headers: directusHeaders })).json());
  const listed = data.map((item) => Date.parse(item.createdAt)).join();
  for (const page of pages) {
    const { data: own } = z.parse(ListCustomersResponse, await (await fetch(page, { headers: keyed })).json());
    const same = own.length === pageSize && own.map((customer) => customer.createdAt).join() === listed;
    if (!same) throw new Error(`${page} and Directus do not list the same customers`);
  }
}
