import type { APIRequestContext } from '@playwright/test';

/** What a browser keeps of a site. */
type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** A browser that has this `name=value` cookie of a server. */
export function stateOf(origin: string, cookie: string): StorageState {
  const at = cookie.indexOf('=');
  const { hostname } = new URL(origin);
  const [name, value] = [cookie.slice(0, at), cookie.slice(at + 1)];
  return { cookies: [{ name, value, domain: hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [] };
}
