import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import { buildBaselineList } from './baseline-list/build-baseline-list.ts';
import { startChildServer } from '../product/child-server.ts';
import { launchChromium, sessionCookies, type SessionCookies } from './bench-page.ts';
import { projectRoot } from '../product/bench-paths.ts';
import { ports, startProduct } from '../product/start-product.ts';

/** The product's list and the bare one that it is compared with. */
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
  const folder = await buildBaselineList('/bare/');
  const proxyArguments = [String(ports.sameOrigin), server.origin, folder];
  const front = await startChildServer(['bench/browser/same-origin-proxy.ts', ...proxyArguments]);
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
