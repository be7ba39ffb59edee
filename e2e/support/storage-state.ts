import { expect, type APIRequestContext, type PlaywrightWorkerArgs } from '@playwright/test';

/** What a browser keeps of a site. */
type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** A browser that has this `name=value` cookie of a server. */
export function stateOf(origin: string, cookie: string): StorageState {
  const at = cookie.indexOf('=');
  const { hostname } = new URL(origin);
  const [name, value] = [cookie.slice(0, at), cookie.slice(at + 1)];
  return {
    cookies: [
      { name, value, domain: hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' },
    ],
    origins: [],
  };
}

/** What a browser keeps of somebody whom a route of a server has signed in with this. */
export async function signedInState(
  { request }: PlaywrightWorkerArgs['playwright'],
  origin: string,
  route: string,
  data: object,
): Promise<StorageState> {
  const browser = await request.newContext({
    baseURL: origin,
    extraHTTPHeaders: { origin },
    storageState: { cookies: [], origins: [] },
  });
  expect((await browser.post(route, { data })).ok()).toBe(true);
  const state = await browser.storageState();
  await browser.dispose();
  return state;
}
