import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { routes } from '../../src/contract/route-paths.ts';
import { installChromium } from '../../src/tooling/chromium/install-chromium.ts';
import { launchArguments } from '../../src/tooling/chromium/launch-arguments.ts';
import { installProbes } from './page-probes.ts';

/** Starts Chromium in the same way as the tests. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await installChromium(console.error),
    args: [...launchArguments],
  });
}

export interface BenchPage {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Milliseconds from the start of the navigation to the first painted rows. */
  readonly firstRows: number;
  close(): Promise<void>;
}

interface VisitOptions {
  readonly cookies: SessionCookies;
  readonly cpuSlowdown: number;
  /** As it is by default. */
  readonly network?: { readonly latencyMs: number; readonly bytesPerSecond: number };
}

/** Opens a list in a new context with an empty cache; resolves when its first rows are painted. */
export async function openList(
  browser: Browser,
  url: string,
  { cookies, cpuSlowdown, network }: VisitOptions,
): Promise<BenchPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([...cookies]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(installProbes);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  if (network !== undefined) {
    const { latencyMs, bytesPerSecond } = network;
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  }
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench.firstRows > 0, undefined, { timeout: 60_000 });
  const firstRows = await page.evaluate(() => window.bench.firstRows);
  return { page, devtools, firstRows, close: () => context.close() };
}

export type SessionCookies = Parameters<BrowserContext['addCookies']>[0];

/** Signs in to the demo account and returns its cookies; both lists use the same session. */
export async function sessionCookies(browser: Browser, origin: string): Promise<SessionCookies> {
  const context = await browser.newContext();
  const response = await context.request.post(origin + routes.demoSignIn, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  if (!response.ok()) throw new Error(`Cannot sign in to the demo account: ${await response.text()}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}
