import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ListCustomersAnswer } from '../src/contract/list-customers.ts';
import { routes } from '../src/contract/routes.ts';
import { startChildServer } from './child-server.ts';
import { interleaved } from './interleaved.ts';
import { findLoadTool, type LoadTool } from './load.ts';
import { cacheRoot } from './paths.ts';
import { ports } from './ports.ts';
import { keyed, startProduct } from './product.ts';
import { recordAnswer } from './recorded-answer.ts';
import type { Figure } from './report.ts';

const pageSize = 50;
const seconds = 5;
const rounds = 4;
/** Large enough never to refuse, so that the limiter's work is measured and not its refusals. */
const largeLimit = '1000000000';

/** Pages of 50 over HTTP from one process, against a bare server sending the same bytes; and the last page against the first. */
export async function benchApi(dataDirectory: string, customers: number): Promise<readonly Figure[]> {
  const tool = await findLoadTool();
  const unlimited = await withServers(dataDirectory, '0', async ({ page, bare }) => [
    await compareWithBare(tool, 'page of 50, limiter off', page, bare),
    await compareDepths(tool, page, Math.ceil(customers / pageSize)),
  ]);
  const limited = await withServers(dataDirectory, largeLimit, async ({ page, bare }) => [
    await compareWithBare(tool, 'page of 50, limiter on', page, bare),
  ]);
  return [...unlimited, ...limited];
}

interface Servers {
  /** The URL of page 1. */
  readonly page: string;
  readonly bare: string;
}

/** One server to a data directory: the two limits are measured one after the other. */
async function withServers<T>(dataDirectory: string, limit: string, work: (servers: Servers) => Promise<T>): Promise<T> {
  const product = await startProduct(dataDirectory, ports.product, { RATE_LIMIT: limit });
  try {
    const page = `${product.origin}${routes.customers}?limit=${pageSize}`;
    const recording = join(cacheRoot, 'page-one.json');
    await mkdir(cacheRoot, { recursive: true });
    await writeFile(recording, JSON.stringify(await recordAnswer(page, keyed)));
    const bare = await startChildServer(['bench/bare-server.ts', String(ports.bare), recording]);
    try {
      return await work({ page, bare: bare.origin });
    } finally {
      await bare.stop();
    }
  } finally {
    await product.stop();
  }
}

async function compareWithBare(tool: LoadTool, what: string, page: string, bare: string): Promise<Figure> {
  const rate = (url: string) => () => tool.run({ url, headers: keyed, seconds });
  for (const url of [page, bare]) await tool.run({ url, headers: keyed, seconds: 2 });
  const { a, b } = await interleaved(rounds, rate(page), rate(bare));
  return {
    area: 'api',
    what,
    value: (a / b) * 100,
    unit: '%',
    limit: { atLeast: 20 },
    against: `${a.toFixed(0)}/s of a bare server's ${b.toFixed(0)}/s with the same bytes; ${tool.name}, 16 connections`,
  };
}

async function compareDepths(tool: LoadTool, page: string, lastPage: number): Promise<Figure> {
  const rate = (url: string) => () => tool.run({ url, headers: keyed, seconds });
  const deepPage = `${page}&cursor=${await cursorOfPage(page, lastPage)}`;
  const { a: deep, b: first } = await interleaved(rounds, rate(deepPage), rate(page));
  return {
    area: 'api',
    what: `page ${lastPage.toLocaleString('en-US')} against page 1, time for one`,
    value: first / deep,
    unit: '×',
    limit: { atMost: 1.2 },
    against: `${deep.toFixed(0)}/s against ${first.toFixed(0)}/s`,
  };
}

/** Walks there in pages of 100; a cursor is not bound to the limit. */
async function cursorOfPage(firstPage: string, page: number): Promise<string> {
  const step = async (limit: number, cursor: string | null): Promise<string> => {
    const url = new URL(firstPage);
    url.searchParams.set('limit', String(limit));
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    const answer = z.parse(Page, await (await fetch(url, { headers: keyed })).json());
    if (answer.pagination.nextCursor === null) throw new Error(`The list ends before page ${page}`);
    return answer.pagination.nextCursor;
  };
  const rowsBefore = (page - 1) * pageSize;
  let cursor: string | null = null;
  for (let walked = 0; walked < rowsBefore; ) {
    const limit = Math.min(100, rowsBefore - walked);
    cursor = await step(limit, cursor);
    walked += limit;
  }
  if (cursor === null) throw new RangeError('Page 1 has no cursor');
  return cursor;
}

/** The rows of the pages walked over are not looked at. */
const Page = z.pick(ListCustomersAnswer, { pagination: true });
