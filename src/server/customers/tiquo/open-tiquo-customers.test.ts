import { describe, expect, it, onTestFinished } from 'vitest';
import { startFaultProxy, type Fault } from '../../../testing/tiquo/fault-proxy.ts';
import { scratchDirectory } from '../../../testing/customers/customer-store.ts';
import { startTestServer } from '../../../testing/http/test-server.ts';
import { readConfig } from '../../config/config.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { openSqliteSystemStore } from '../../system-store/sqlite-system-store.ts';
import { openCustomers, type Customers } from '../open-customers.ts';

const apiKey = 'canary-key-of-the-vendor';

/** Opens Tiquo as the source while it does this; gives what the start said. */
async function open(
  fault: Fault,
  environment: Readonly<Record<string, string>> = {},
  dataDirectory = scratchDirectory(),
) {
  const vendor = await startTestServer({ customers: 3, environment: { API_KEY: apiKey } });
  const proxy = await startFaultProxy(vendor.url);
  const system = await openSqliteSystemStore({ dataDirectory, limit: { requests: 1, windowSeconds: 1 }, as: 'server' });
  onTestFinished(async () => {
    await system.close();
    await proxy.close();
    await vendor.close();
  });
  await proxy.set(fault);
  let said = '';
  const config = readConfig({
    DATA_DIR: dataDirectory,
    TIQUO_API_KEY: apiKey,
    TIQUO_BASE_URL: `${proxy.url}/api/v1`,
    ...environment,
  });
  const opened = async (): Promise<Customers> => {
    const customers = await openCustomers(config, system, { write: (text) => (said += text) });
    onTestFinished(() => customers.close());
    return customers;
  };
  return { opened, said: () => said, proxy };
}

const everybody = { filter: { kind: 'all' }, status: null, limit: 100, after: null } as const;

describe('a start over Tiquo', () => {
  it('asks for the first page, once, and says whose customers they are', async () => {
    const { opened, said, proxy } = await open('none');
    const { source } = await opened();
    expect((await source.list(everybody)).customers.match(/CUST-\d+/g)).toHaveLength(3);
    expect(proxy.calls()).toBe(1);
    expect(said()).toMatch(/^The customers are those of Tiquo at 127\.0\.0\.1:\d+: 1 of 1,000 calls are used\.\n$/);
  });

  it('stops at a key that Tiquo refuses, with one sentence that names the variable', async () => {
    const wrong = await open('none', { TIQUO_API_KEY: 'another-key' });
    await expect(wrong.opened()).rejects.toThrow(/^TIQUO_API_KEY is refused by 127\.0\.0\.1:\d+\.$/);
    await expect(wrong.opened()).rejects.toBeInstanceOf(StartupError);
  });

  it.each([
    [
      'refused',
      /^TIQUO_BASE_URL leads to 127\.0\.0\.1:\d+, which does not serve customers now \(Tiquo cannot be reached right now\); the server starts nevertheless\.\n$/,
    ],
    [
      'html',
      /^TIQUO_BASE_URL leads to [^\n]+\(Tiquo answered with something that is not JSON\), as when a proxy stands in between [^\n]+; the server starts nevertheless\.\n$/,
    ],
    [
      'proxyRefused',
      /^TIQUO_BASE_URL leads to [^\n]+, as when a proxy stands in between [^\n]+; the server starts nevertheless\.\n$/,
    ],
    ['redirect', /^TIQUO_BASE_URL leads to [^\n]+a redirect[^\n]+, as when a proxy stands in between [^\n]+\.\n$/],
    ['status500', /^TIQUO_BASE_URL leads to [^\n]+status 500[^\n]+\.\n$/],
    ['drift', /^TIQUO_BASE_URL leads to [^\n]+data\[0\]\.status[^\n]+\.\n$/],
  ] as const)('says in one sentence that there is %s, and serves once it is over', async (fault, sentence) => {
    const { opened, said, proxy } = await open(fault);
    const { source } = await opened();
    expect(said()).toMatch(sentence);
    expect(said()).not.toContain(apiKey);
    await proxy.set('none');
    expect((await source.list(everybody)).customers).toContain('CUST-000001');
  });

  it('says so of a host that nobody knows', async () => {
    const unknown = await open('none', { TIQUO_BASE_URL: 'https://tiquo.invalid/api/v1' });
    await unknown.opened();
    expect(unknown.said()).toMatch(
      /^TIQUO_BASE_URL leads to tiquo\.invalid, which does not serve customers now \(Tiquo's host name is not known here\); the server starts nevertheless\.\n$/,
    );
  });

  it('says when Tiquo may not be asked yet, and asks nothing at the next start', async () => {
    const dataDirectory = scratchDirectory();
    const first = await open({ retryAfter: '3000' }, {}, dataDirectory);
    await first.opened();
    expect(first.said()).toMatch(
      /^Tiquo may not be asked for another \d+ seconds; the server starts nevertheless\.\n$/,
    );
    const again = await first.opened();
    expect(first.proxy.calls()).toBe(1);
    await expect(again.source.list(everybody)).rejects.toThrow('Rate limit exceeded. Maximum 1,000 requests per hour.');
  });

  it('stops at parameters that cannot be read', async () => {
    const { opened } = await open('none', { TIQUO_PARAMETERS: '/nowhere/parameters.json' });
    await expect(opened()).rejects.toThrow(
      /^TIQUO_PARAMETERS names the file \/nowhere\/parameters\.json, which cannot be read\.$/,
    );
  });
});
