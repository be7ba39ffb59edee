import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routes } from '../../src/contract/route-paths.ts';
import { startChildServer } from '../product/child-server.ts';
import { pairedRuns } from '../report/paired-runs.ts';
import { findLoadTool, type Load, type LoadTool } from './load-tool.ts';
import { cacheRoot } from '../product/bench-paths.ts';
import { keyed, ports, startProduct } from '../product/start-product.ts';
import { pagePaths, pagesDrawn } from './page-paths.ts';
import { recordResponse } from './recorded-response.ts';
import type { Figure } from '../report/bench-report.ts';

const pageSize = 50;
const seconds = 5;
const rounds = 4;
/** Never reached, so that the limiter's work is measured rather than its refusals. */
const largeLimit = '1000000000';

/**
 * Pages of 50 over HTTP from one process, compared with a bare server that sends the same bytes, and the last pages
 * compared with the first.
 */
export async function benchApi(dataDirectory: string, customers: number): Promise<readonly Figure[]> {
  const tool = await findLoadTool();
  const unlimited = await withServers(dataDirectory, '0', async ({ page, bare }) => {
    const { first, last } = await pagePaths(page, Math.ceil(customers / pageSize));
    return [
      await compareWithBare(tool, 'page of 50, the first, limiter off', { url: page }, bare),
      await compareWithBare(tool, 'page of 50, another each time, limiter off', { url: page, paths: first }, bare),
      await compareDepths(tool, page, first, last),
    ];
  });
  const limited = await withServers(dataDirectory, largeLimit, async ({ page, bare }) => [
    await compareWithBare(tool, 'page of 50, the first, limiter on', { url: page }, bare),
  ]);
  // Hundreds of thousands of counted requests, which the next start would load.
  for (const ending of ['', '-wal', '-shm']) await rm(join(dataDirectory, `system.db${ending}`), { force: true });
  return [...unlimited, ...limited];
}

interface Servers {
  /** The URL of page 1. */
  readonly page: string;
  readonly bare: string;
}

/** A data directory serves one process at a time, so the two limits are measured one after the other. */
async function withServers<T>(
  dataDirectory: string,
  limit: string,
  work: (servers: Servers) => Promise<T>,
): Promise<T> {
  const product = await startProduct(dataDirectory, ports.product, { RATE_LIMIT: limit });
  try {
    const page = `${product.origin}${routes.customers}?limit=${pageSize}`;
    const recording = join(cacheRoot, 'page-one.json');
    await mkdir(cacheRoot, { recursive: true });
    await writeFile(recording, JSON.stringify(await recordResponse(page, keyed)));
    const bare = await startChildServer(['bench/http/baseline-server.ts', String(ports.bare), recording]);
    try {
      return await work({ page, bare: bare.origin });
    } finally {
      await bare.stop();
    }
  } finally {
    await product.stop();
  }
}

type Target = Pick<Load, 'url' | 'paths'>;

async function compareWithBare(tool: LoadTool, what: string, page: Target, bare: string): Promise<Figure> {
  const rate = (target: Target) => () => tool.run({ ...target, headers: keyed, seconds });
  for (const target of [page, { url: bare }]) await tool.run({ ...target, headers: keyed, seconds: 2 });
  const { a, b } = await pairedRuns(rounds, rate(page), rate({ url: bare }));
  return {
    area: 'api',
    what,
    value: (a / b) * 100,
    unit: '%',
    limit: { atLeast: 20 },
    against: `${a.toFixed(0)}/s of a bare server's ${b.toFixed(0)}/s with the same bytes; ${tool.name}, 16 connections`,
  };
}

async function compareDepths(
  tool: LoadTool,
  url: string,
  first: readonly string[],
  last: readonly string[],
): Promise<Figure> {
  const rate = (paths: readonly string[]) => () => tool.run({ url, paths, headers: keyed, seconds });
  const { a: deep, b: shallow } = await pairedRuns(rounds, rate(last), rate(first));
  return {
    area: 'api',
    what: `the last ${pagesDrawn} pages against the first, time for one`,
    value: shallow / deep,
    unit: '×',
    limit: { atMost: 1.2 },
    against: `${deep.toFixed(0)}/s against ${shallow.toFixed(0)}/s, another page each time`,
  };
}
