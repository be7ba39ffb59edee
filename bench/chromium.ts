import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { routes } from '../src/contract/routes.ts';
import { installChromium } from '../src/tooling/chromium/install-chromium.ts';
import { launchArguments } from '../src/tooling/chromium/launch-arguments.ts';
import { installProbes } from './page-probes.ts';

/** Starts Chromium as the tests do. */
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

/** Opens a list in a context of its own, nothing cached, and resolves once its first rows are painted. */
export async function openList(
  browser: Browser,
  url: string,
  { cookies, cpuSlowdown }: { readonly cookies: SessionCookies; readonly cpuSlowdown: number },
): Promise<BenchPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([...cookies]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(installProbes);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench.firstRows > 0, undefined, { timeout: 60_000 });
  const firstRows = await page.evaluate(() => window.bench.firstRows);
  return { page, devtools, firstRows, close: () => context.close() };
}

export type SessionCookies = Parameters<BrowserContext['addCookies']>[0];

/** The cookies of the demo account: the bare list reads the same API with the same session. */
export async function sessionCookies(browser: Browser, origin: string): Promise<SessionCookies> {
  const context = await browser.newContext();
  const answer = await context.request.post(origin + routes.demoSignIn, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`The demo account cannot be signed in to: ${await answer.text()}`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}
