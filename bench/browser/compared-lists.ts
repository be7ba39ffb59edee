import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import { buildBaselineList } from './baseline-list/build-baseline-list.ts';
import { startChildServer } from '../product/child-server.ts';
import { launchChromium, sessionCookies, type SessionCookies } from './bench-page.ts';
import { projectRoot } from '../product/bench-paths.ts';
import { ports, startProduct } from '../product/start-product.ts';

/** A browser with a session. */
export interface Visitor {
  readonly browser: Browser;
  readonly cookies: SessionCookies;
}

/** The product's list and the bare one that it is compared with. */
export interface Lists extends Visitor {
  readonly product: string;
  readonly bare: string;
}

/** Serves the product and the bare list on one origin, with a browser and a session, while `work` runs. */
export async function withLists<T>(dataDirectory: string, work: (lists: Lists) => Promise<T>): Promise<T> {
  await buildProductPages();
  const server = await startProduct(dataDirectory, ports.product);
  try {
    return await serveLists(server.origin, [], work);
  } finally {
    await server.stop();
  }
}

/** Builds the product's pages, unless they are. Needed before its server starts. */
export async function buildProductPages(): Promise<void> {
  await promisify(execFile)(process.execPath, ['src/tooling/web-build/build-when-stale.ts'], { cwd: projectRoot });
}

/** The same for a product that runs; `others` are more pages, each as `PATH=FOLDER`. */
export async function serveLists<T>(
  productOrigin: string,
  others: readonly string[],
  work: (lists: Lists) => Promise<T>,
): Promise<T> {
  const folder = await buildBaselineList('/bare/');
  const proxyArguments = [String(ports.sameOrigin), productOrigin, `/bare/=${folder}`, ...others];
  const front = await startChildServer(['bench/browser/same-origin-proxy.ts', ...proxyArguments]);
  const browser = await launchChromium();
  try {
    const cookies = await sessionCookies(browser, front.origin);
    return await work({ browser, cookies, product: `${front.origin}/customers`, bare: `${front.origin}/bare/` });
  } finally {
    await browser.close();
    await front.stop();
  }
}
