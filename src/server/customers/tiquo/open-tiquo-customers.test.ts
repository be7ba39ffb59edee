import { describe, expect, it, onTestFinished } from 'vitest';
import { startFaultProxy, type Fault } from '../../../testing/tiquo/fault-proxy.ts';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { startTestServer } from '../../../testing/http/test-server.ts';
import { readConfig } from '../../config/config.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { openSystemStore } from '../../open-system-store.ts';
import { DataHealth } from '../../database/integrity/data-health.ts';
import { openCustomers, type Customers } from '../open-customers.ts';

const apiKey = 'canary-key-of-the-vendor';

/** Opens Tiquo as the source while it has a fault; gives what the start printed. */
async function open(
  fault: Fault,
  environment: Readonly<Record<string, string>> = {},
  dataDirectory = temporaryDirectory(),
) {
  const vendor = await startTestServer({ customers: 3, environment: { API_KEY: apiKey } });
  const proxy = await startFaultProxy(vendor.url);
  const system = await openSystemStore({ dataDirectory, limit: { requests: 1, windowSeconds: 1 }, as: 'server' });
  onTestFinished(async () => {
    await system.close();
    await proxy.close();
    await vendor.close();
  });
  await proxy.set(fault);
  let printed = '';
  const config = readConfig({
    DATA_DIR: dataDirectory,
    TIQUO_API_KEY: apiKey,
    TIQUO_BASE_URL: `${proxy.url}/api/v1`,
    ...environment,
  });
  const opened = async (): Promise<Customers> => {
    const customers = await openCustomers(config, {
      ...system,
      health: new DataHealth(() => {}),
      progressTo: { write: (text) => (printed += text) },
    });
    onTestFinished(() => customers.close());
    return customers;
  };
  return { opened, printed: () => printed, proxy };
}

const firstPage = { filter: { kind: 'all' }, status: null, limit: 100, after: null } as const;

/** The line for a host that does not serve customers. */
function notServing(host: RegExp, reason: RegExp): RegExp {
  const line = `TIQUO_BASE_URL points to ${host.source}, which is not serving customers now: ${reason.source}`;
  return new RegExp(`^${line} The server starts anyway\\.\\n$`);
}

describe('a start over Tiquo', () => {
  it('requests the first page once, and says where the customers come from', async () => {
    const { opened, printed, proxy } = await open('none');
    const { source } = await opened();
    expect((await source.list(firstPage)).customers.match(/CUST-\d+/g)).toHaveLength(3);
    expect(proxy.requestCount()).toBe(1);
    expect(printed()).toMatch(/^Customers come from Tiquo at 127\.0\.0\.1:\d+\. 1 of 1,000 requests used\.\n$/);
  });

  it('stops when Tiquo refuses the key, with one sentence that names the variable', async () => {
    const wrong = await open('none', { TIQUO_API_KEY: 'another-key' });
    await expect(wrong.opened()).rejects.toThrow(/^TIQUO_API_KEY is refused by 127\.0\.0\.1:\d+\.$/);
    await expect(wrong.opened()).rejects.toBeInstanceOf(StartupError);
  });

  it.each([
    ['refused', notServing(/127\.0\.0\.1:\d+/, /Tiquo cannot be reached right now\./)],
    ['html', notServing(/[^\n]+/, /Tiquo's response is not JSON\. A proxy may have answered[^\n]+/)],
    ['proxyRefused', /^TIQUO_BASE_URL points to [^\n]+ A proxy may have answered[^\n]+ The server starts anyway\.\n$/],
    ['redirect', /^TIQUO_BASE_URL points to [^\n]+a redirect[^\n]+ A proxy may have answered[^\n]+\.\n$/],
    ['status500', /^TIQUO_BASE_URL points to [^\n]+status 500[^\n]+\.\n$/],
    ['drift', /^TIQUO_BASE_URL points to [^\n]+data\[0\]\.status[^\n]+\.\n$/],
  ] as const)('reports %s in one line, and serves once it is over', async (fault, sentence) => {
    const { opened, printed, proxy } = await open(fault);
    const { source } = await opened();
    expect(printed()).toMatch(sentence);
    expect(printed()).not.toContain(apiKey);
    await proxy.set('none');
    expect((await source.list(firstPage)).customers).toContain('CUST-000001');
  });

  it('reports an unknown host', async () => {
    const unknown = await open('none', { TIQUO_BASE_URL: 'https://tiquo.invalid/api/v1' });
    await unknown.opened();
    expect(unknown.printed()).toMatch(notServing(/tiquo\.invalid/, /Tiquo's host name could not be found\./));
  });

  it('reports a wait, and sends nothing at the next start', async () => {
    const dataDirectory = temporaryDirectory();
    const first = await open({ retryAfter: '3000' }, {}, dataDirectory);
    await first.opened();
    expect(first.printed()).toMatch(
      /^No Tiquo requests can be sent for another \d+ seconds\. The server starts anyway\.\n$/,
    );
    const again = await first.opened();
    expect(first.proxy.requestCount()).toBe(1);
    await expect(again.source.list(firstPage)).rejects.toThrow('Rate limit exceeded. Maximum 1,000 requests per hour.');
  });

  it('stops when the parameters cannot be read', async () => {
    const { opened } = await open('none', { TIQUO_PARAMETERS: '/nowhere/parameters.json' });
    await expect(opened()).rejects.toThrow(
      /^TIQUO_PARAMETERS names the file \/nowhere\/parameters\.json, which cannot be read\.$/,
    );
  });
});
