import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import { buildBareList } from './bare-list/build.ts';
import { startChildServer } from './child-server.ts';
import { launchChromium, sessionCookies, type SessionCookies } from './chromium.ts';
import { projectRoot } from './paths.ts';
import { ports } from './ports.ts';
import { startProduct } from './product.ts';

/** The product's list and the bare one, as the browser rows compare them. */
export interface Lists {
  readonly browser: Browser;
  readonly product: string;
  readonly bare: string;
  readonly cookies: SessionCookies;
}

/** Serves the product and the bare list on one origin, with a browser and a session, while `work` runs. */
export async function withLists<T>(dataDirectory: string, work: (lists: Lists) => Promise<T>): Promise<T> {
  await promisify(execFile)(process.execPath, ['src/tooling/web-build/build-when-stale.ts'], { cwd: projectRoot });
  const server = await startProduct(dataDirectory, ports.product);
  const folder = await buildBareList('/bare/');
  const front = await startChildServer(['bench/one-origin.ts', String(ports.oneOrigin), server.origin, folder]);
  const browser = await launchChromium();
  try {
    const cookies = await sessionCookies(browser, front.origin);
    return await work({ browser, cookies, product: `${front.origin}/customers`, bare: `${front.origin}/bare/` });
  } finally {
    await browser.close();
    await front.stop();
    await server.stop();
  }
}
