import type { Page, Request } from '@playwright/test';
import type { SeededRandom } from '../test-data/seeded-random.ts';

/** A fault between the page and the server, until it is lifted. */
export interface Fault {
  /** The requests it affected, in order. */
  readonly requests: readonly Request[];
  lift(): Promise<void>;
}

export interface FailureResponse {
  readonly status: number;
  readonly error: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Responds to matching requests with an error in the API's envelope. */
export function respondWith(page: Page, url: RegExp, { status, error, headers }: FailureResponse): Promise<Fault> {
  return addFault(page, url, (route) =>
    route.fulfill({
      status,
      headers: { ...headers },
      json: {
        success: false,
        error,
        timestamp: new Date().toISOString(),
        ...(status >= 500 ? { requestId: 'req-e2e' } : {}),
      },
    }),
  );
}

/** Breaks the connection of matching requests. */
export function breakConnections(page: Page, url: RegExp): Promise<Fault> {
  return addFault(page, url, (route) => route.abort('connectionfailed'));
}

export interface HeldRequests extends Fault {
  /** Releases one held request, the first by default, so that requests can overtake each other. */
  release(index?: number): void;
}

/** Holds matching requests until each is released, in any order; lifting the fault releases all. */
export async function holdRequests(page: Page, url: RegExp): Promise<HeldRequests> {
  const held: PromiseWithResolvers<void>[] = [];
  const fault = await addFault(page, url, async (route) => {
    const release = Promise.withResolvers<void>();
    held.push(release);
    await release.promise;
    // The page may have cancelled the request by now.
    await route.fallback().catch(() => undefined);
  });
  return {
    requests: fault.requests,
    release: (index = 0) => held[index]?.resolve(),
    async lift() {
      for (const { resolve } of held) resolve();
      await fault.lift();
    },
  };
}

export interface RandomFault extends Fault {
  /** How many requests have failed so far. */
  failures(): number;
}

/** Fails a share of the matching requests at random: a 5xx, a broken connection, or a truncated response. */
export async function failRandomly(page: Page, url: RegExp, share: number, random: SeededRandom): Promise<RandomFault> {
  let failures = 0;
  const fault = await addFault(page, url, async (route) => {
    if (random.next() >= share) return route.fallback();
    failures++;
    const json = {
      success: false,
      error: 'Something went wrong on our side',
      timestamp: new Date().toISOString(),
      requestId: 'req-e2e',
    };
    switch (random.below(4)) {
      case 0:
        return route.abort('connectionreset');
      case 1:
        return route.fulfill({
          status: 200,
          contentType: 'application/json',
          body: '{"success":true,"data":[{"id":"k1","custo',
        });
      default:
        return route.fulfill({ status: 500 + 3 * random.below(2), json });
    }
  });
  return { ...fault, failures: () => failures };
}

type Handler = Parameters<Page['route']>[1];

async function addFault(page: Page, url: RegExp, handle: (...args: Parameters<Handler>) => unknown): Promise<Fault> {
  const requests: Request[] = [];
  const handler: Handler = async (route, request) => {
    requests.push(request);
    await handle(route, request);
  };
  await page.route(url, handler);
  return { requests, lift: () => page.unroute(url, handler) };
}
