import { setTimeout } from 'node:timers/promises';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { DoneResponse } from '../../../contract/envelope.ts';
import { ExportJobResponse, type ExportJob } from '../../../contract/list/export-job.ts';
import { ListCustomersResponse } from '../../../contract/list/list-customers.ts';
import { quotaHeader, routes } from '../../../contract/route-paths.ts';
import { buildCustomer } from '../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import { activityOf, dataOf, failureOf, sendAs, sessionOf, summariesOf } from '../../../testing/http/send-as.ts';
import {
  startServerWithVendor,
  type ServerWithVendor,
  type ServerWithVendorOptions,
} from '../../../testing/tiquo/server-with-vendor.ts';

async function start(options: ServerWithVendorOptions = {}): Promise<{ pair: ServerWithVendor; cookie: string }> {
  const pair = await startServerWithVendor({
    vendor: { customers: 250 },
    ...options,
    environment: { LOG_LEVEL: 'silent', ...options.environment },
  });
  onTestFinished(() => pair.close());
  return { pair, cookie: await pair.session() };
}

const everyone = { selection: null, total: null };
const post = ({ product }: ServerWithVendor, cookie: string, query = '', body: unknown = everyone) =>
  sendAs(product, cookie, `POST ${routes.exportJob}${query}`, body);

async function jobOf({ product }: ServerWithVendor, cookie: string): Promise<ExportJob | null> {
  return dataOf(await sendAs(product, cookie, `GET ${routes.exportJob}`), ExportJobResponse).job;
}
async function untilState(pair: ServerWithVendor, cookie: string, state: ExportJob['state']): Promise<ExportJob> {
  await expect.poll(async () => (await jobOf(pair, cookie))?.state, { timeout: 20_000, interval: 50 }).toBe(state);
  const job = await jobOf(pair, cookie);
  if (job === null) throw new Error('the export is gone');
  return job;
}
const fileOf = ({ product }: ServerWithVendor, cookie: string) =>
  sendAs(product, cookie, `GET ${routes.exportJobFile}`);
const linesOf = (text: string) => text.trimEnd().split('\n');
const filesIn = ({ product }: ServerWithVendor) => readdirSync(join(product.dataDirectory, 'export-jobs'));

async function idsOf({ product }: ServerWithVendor, query: string): Promise<readonly string[]> {
  const { data } = ListCustomersResponse.parse(await product.json(`${routes.customers}${query}`));
  return data.map(({ id }) => id);
}
async function activity({ product }: ServerWithVendor, cookie: string): Promise<readonly string[]> {
  const { id } = await sessionOf(product, cookie);
  return summariesOf(await activityOf(product, cookie, id));
}

it('exports everyone with a request for each hundred, and not the first page, which is in the cache', async () => {
  const { pair, cookie } = await start();
  const before = pair.proxy.requestCount();
  expect(dataOf(await post(pair, cookie, '?columns=customer,lifetimeValue'), ExportJobResponse).job).toMatchObject({
    state: 'running',
    customers: 0,
    total: null,
    keptUntil: null,
  });
  const job = await untilState(pair, cookie, 'done');
  expect(pair.proxy.requestCount() - before).toBe(2);
  expect(job).toMatchObject({ customers: 250, isDownloaded: false, reason: null });
  expect((job.keptUntil ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  const file = await fileOf(pair, cookie);
  expect(file.headers['content-disposition']).toBe(`attachment; filename="${job.fileName}"`);
  expect(Number(file.headers['content-length'])).toBe(Buffer.byteLength(file.body));
  const [header, ...rows] = linesOf(file.body);
  expect(header).toBe('\uFEFFCustomer number,Name,Lifetime value');
  expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(250);
  await expect.poll(async () => (await jobOf(pair, cookie))?.isDownloaded).toBe(true);
  await expect.poll(() => activity(pair, cookie)).toContainEqual('customers-exported 250 customers as CSV');
});

it('has the fields of a list, and the value of the parameter it is filtered by', async () => {
  const { pair, cookie } = await start();
  const { loyaltyTier } = pair.vendor;
  const query = `?parameterId=${loyaltyTier}&parameterValue=Gold`;
  await post(pair, cookie, `${query}&columns=customer,${loyaltyTier}`);
  const { customers } = await untilState(pair, cookie, 'done');
  const [header, ...rows] = linesOf((await fileOf(pair, cookie)).body);
  expect(rows).toHaveLength(customers);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.endsWith(',Gold'))).toBe(true);
  expect(header).toMatch(/^\uFEFFCustomer number,Name,/);
  await post(pair, cookie, query);
  await untilState(pair, cookie, 'done');
  expect(linesOf((await fileOf(pair, cookie)).body)[0]?.split(',')).toHaveLength(18);
  await post(pair, cookie, `?format=ndjson&${query.slice(1)}`);
  await untilState(pair, cookie, 'done');
  const [line = ''] = linesOf((await fileOf(pair, cookie)).body);
  expect(JSON.parse(line)).toMatchObject({ parameterValue: 'Gold' });
  expect(line).not.toContain('"parameters"');
});

it('has one form of customers, whether they were looked up or listed', async () => {
  const { pair, cookie } = await start();
  const { loyaltyTier } = pair.vendor;
  const list = `?parameterId=${loyaltyTier}&parameterValue=Gold`;
  await post(pair, cookie, `?format=ndjson&${list.slice(1)}`);
  await untilState(pair, cookie, 'done');
  const listed = linesOf((await fileOf(pair, cookie)).body);
  const { id } = z.parse(z.object({ id: z.string() }), JSON.parse(listed.at(-1) ?? ''));
  // Not on the first page of this list, so it is looked up.
  const lookedUp = async (query: string): Promise<string | undefined> => {
    await post(pair, cookie, query, { selection: { only: [id] }, total: null });
    await untilState(pair, cookie, 'done');
    return linesOf((await fileOf(pair, cookie)).body).at(-1);
  };
  const line = JSON.parse((await lookedUp(`?format=ndjson&status=banned&parameterId=${loyaltyTier}`)) ?? '');
  expect(line).toEqual(JSON.parse(listed.at(-1) ?? ''));
  const columns = `columns=totalOrders,${loyaltyTier}`;
  expect(await lookedUp(`?status=banned&parameterId=${loyaltyTier}&${columns}`)).toMatch(/,Gold$/);
  expect(await lookedUp(`?status=banned&${columns}`)).toMatch(/,$/);
});

it('looks customers up again once they are old, and waits for requests to do so', { timeout: 30_000 }, async () => {
  const { pair, cookie } = await start({ environment: { TIQUO_FRESH_SECONDS: '1' } });
  const [id = ''] = await idsOf(pair, '?limit=1&status=active');
  await sendAs(pair.product, cookie, `GET ${routes.customers}/${id}`);
  await setTimeout(1_100);
  await idsOf(pair, '?limit=100&status=banned');
  await pair.proxy.set({ retryAfter: '1' });
  const before = pair.proxy.received().length;
  await post(pair, cookie, '?format=ndjson&status=banned', { selection: { only: [id] }, total: null });
  await untilState(pair, cookie, 'paused');
  await pair.proxy.set('none');
  await untilState(pair, cookie, 'done');
  expect(
    pair.proxy
      .received()
      .slice(before)
      .map(({ path }) => path),
  ).toContainEqual(expect.stringContaining(id));
});

it('finds who was picked on the pages of the list, or looks them up where that costs less', async () => {
  const { pair, cookie } = await start();
  const first = await idsOf(pair, '?limit=100');
  const before = pair.proxy.requestCount();
  const picked = [first[3], first[70], first[5]];
  await post(pair, cookie, '?format=ndjson', { selection: { only: picked }, total: null });
  expect(await untilState(pair, cookie, 'done')).toMatchObject({ customers: 3, total: 3 });
  expect(pair.proxy.requestCount() - before).toBe(0);
  const banned = await idsOf(pair, '?limit=100&status=banned');
  const other = banned.find((id) => !first.includes(id)) ?? '';
  await post(pair, cookie, '?format=ndjson', { selection: { only: [other, 'gone'] }, total: null });
  expect((await untilState(pair, cookie, 'done')).customers).toBe(1);
  expect(linesOf((await fileOf(pair, cookie)).body)).toEqual([expect.stringContaining(other)]);
  // The second page, and two look-ups.
  expect(pair.proxy.requestCount() - before).toBeLessThanOrEqual(5);
});

it(
  'leaves half of the requests for people at work, waits until there are more, and then continues',
  { timeout: 60_000 },
  async () => {
    // Of six requests in eleven seconds, exports use three, with the one of the start.
    const { pair, cookie } = await start({
      vendor: { customers: 450, environment: { RATE_LIMIT: '0' } },
      environment: { TIQUO_RATE_LIMIT: '6', TIQUO_RATE_WINDOW_SECONDS: '1' },
    });
    await post(pair, cookie);
    const { pausedUntil, customers, reason } = await untilState(pair, cookie, 'paused');
    expect(customers).toBe(300);
    expect(pausedUntil).toBeGreaterThan(Date.now());
    expect(reason).toBe('The requests for exports are used up for now');
    expect(pair.proxy.requestCount()).toBe(3);
    const list = await sendAs(pair.product, cookie, `GET ${routes.customers}?status=banned`);
    expect(list.status).toBe(200);
    expect(JSON.parse(String(list.headers[quotaHeader]))).toMatchObject({ used: 4, listsWaitSeconds: null });
    expect(failureOf(await fileOf(pair, cookie))[0]).toBe(404);
    await untilState(pair, cookie, 'done');
    expect(linesOf((await fileOf(pair, cookie)).body)).toHaveLength(451);
  },
);

it('pauses while Tiquo refuses or fails, and continues automatically', { timeout: 30_000 }, async () => {
  const { pair, cookie } = await start();
  await pair.proxy.set('status500');
  await post(pair, cookie);
  const { reason, customers } = await untilState(pair, cookie, 'paused');
  expect([customers, reason]).toEqual([100, 'Tiquo responded with an error (status 500)']);
  await pair.proxy.set({ retryAfter: '1' });
  await expect
    .poll(async () => (await jobOf(pair, cookie))?.reason, { timeout: 10_000 })
    .toBe('The requests for exports are used up for now');
  await pair.proxy.set('none');
  await untilState(pair, cookie, 'done');
  expect(linesOf((await fileOf(pair, cookie)).body)).toHaveLength(251);
});

it(
  'continues after a restart where it was, also with a file that was written further',
  { timeout: 30_000 },
  async () => {
    const { pair, cookie } = await start();
    await pair.proxy.set('status500');
    await post(pair, cookie);
    await untilState(pair, cookie, 'paused');
    const [name] = filesIn(pair).filter((one) => one.endsWith('.part'));
    const path = join(pair.product.dataDirectory, 'export-jobs', name ?? '');
    const written = readFileSync(path, 'utf8');
    // As if the server had been killed in the middle of a row.
    appendFileSync(path, written.slice(-200, -50));
    await pair.product.restart();
    await pair.proxy.set('none');
    const before = pair.proxy.requestCount();
    await untilState(pair, cookie, 'done');
    expect(pair.proxy.requestCount() - before).toBeLessThanOrEqual(2);
    const { body } = await fileOf(pair, cookie);
    expect(body.startsWith(written)).toBe(true);
    await post(pair, cookie);
    await untilState(pair, cookie, 'done');
    expect(linesOf(body)).toEqual(linesOf((await fileOf(pair, cookie)).body));
    await pair.product.restart();
    expect((await fileOf(pair, cookie)).body).toBe(body);
  },
);

it('starts again when a power cut has shortened its file', { timeout: 30_000 }, async () => {
  const { pair, cookie } = await start();
  await pair.proxy.set('status500');
  await post(pair, cookie);
  await untilState(pair, cookie, 'paused');
  const name = filesIn(pair).find((one) => one.endsWith('.part')) ?? '';
  // The server holds the file open for appending.
  truncateSync(join(pair.product.dataDirectory, 'export-jobs', name), 100);
  await pair.product.restart();
  await pair.proxy.set('none');
  await untilState(pair, cookie, 'done');
  expect(new Set(linesOf((await fileOf(pair, cookie)).body)).size).toBe(251);
});

it('does not count a file as downloaded that could not be sent', async () => {
  const { pair, cookie } = await start();
  await post(pair, cookie);
  await untilState(pair, cookie, 'done');
  const name = filesIn(pair).find((one) => one.endsWith('.part')) ?? '';
  rmSync(join(pair.product.dataDirectory, 'export-jobs', name));
  expect((await fileOf(pair, cookie)).status).not.toBe(200);
  await setTimeout(50);
  expect(await jobOf(pair, cookie)).toMatchObject({ isDownloaded: false });
});

it('can be stopped, without a file', async () => {
  const { pair, cookie } = await start();
  await pair.proxy.set('status500');
  await post(pair, cookie);
  await untilState(pair, cookie, 'paused');
  expect(failureOf(await post(pair, cookie))).toEqual([409, 'You already have an export running. Stop it first']);
  dataOf(await sendAs(pair.product, cookie, `DELETE ${routes.exportJob}`), DoneResponse);
  expect(await jobOf(pair, cookie)).toBeNull();
  expect(filesIn(pair)).toEqual([]);
  expect((await sendAs(pair.product, cookie, `DELETE ${routes.exportJob}`)).status).toBe(404);
  await expect
    .poll(() => activity(pair, cookie))
    .toContainEqual('customers-exported 100 customers as CSV, not finished');
});

it('fails with a reason, and without a file', async () => {
  const { pair, cookie } = await start();
  await pair.proxy.set('keyRefused');
  await post(pair, cookie);
  expect((await untilState(pair, cookie, 'failed')).reason).toBe("Tiquo refused this server's API key (TIQUO_API_KEY)");
  expect(failureOf(await fileOf(pair, cookie))).toEqual([404, 'There is no export']);
  expect(filesIn(pair)).toEqual([expect.stringMatching(/\.json$/)]);
});

it('is each person’s own, and ends with their permission', async () => {
  const { pair, cookie } = await start();
  const viewer = await pair.product.signIn('viewer');
  expect((await post(pair, viewer)).status).toBe(403);
  const allow = (areAllowed: boolean) => sendAs(pair.product, cookie, `PUT ${routes.viewerExports}`, { areAllowed });
  await allow(true);
  await pair.proxy.set('status500');
  await post(pair, viewer);
  await untilState(pair, viewer, 'paused');
  expect(await jobOf(pair, cookie)).toBeNull();
  await allow(false);
  await pair.proxy.set('none');
  expect((await sendAs(pair.product, viewer, `GET ${routes.exportJobFile}`)).status).toBe(403);
  await expect.poll(() => filesIn(pair).filter((name) => name.endsWith('.part')), { timeout: 10_000 }).toEqual([]);
  await allow(true);
  expect(await jobOf(pair, viewer)).toMatchObject({ state: 'failed', reason: "You don't have permission to do this" });
});

it('neutralises formulas, keeps its files to the server’s user, and forgets them with the source', async () => {
  const { dataDir, writer } = await openTestStore();
  const phones = [{ number: '+447700900181', isPrimary: true }];
  await writer.write([buildCustomer(900, { displayName: '=HYPERLINK("http://x")', phones })], 0);
  const { pair, cookie } = await start({ vendor: { customers: 1, dataDirectory: dataDir } });
  await post(pair, cookie);
  await untilState(pair, cookie, 'done');
  expect((await fileOf(pair, cookie)).body).toMatch(/,"'=HYPERLINK\(""http:\/\/x""\)",[^,]*,\+447700900181,/);
  const directory = join(pair.product.dataDirectory, 'export-jobs');
  expect(readFileSync(join(directory, filesIn(pair)[0] ?? ''), 'utf8')).not.toBe('');
  await pair.product.restart({ TIQUO_API_KEY: '', TIQUO_BASE_URL: '' });
  expect(existsSync(directory)).toBe(false);
});

it.each(['?filter=lifetimeValue:gte:1', '?sort=name', '?format=xml'])('refuses %s', async (query) => {
  const { pair, cookie } = await start();
  expect((await post(pair, cookie, query)).status).toBe(400);
  expect(failureOf(await sendAs(pair.product, cookie, `GET ${routes.export}`))[0]).toBe(400);
});
