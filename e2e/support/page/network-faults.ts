import type { Page, Request } from '@playwright/test';
import type { SeededRandom } from '../test-data/seeded-random.ts';

/** A disturbance between the page and the server, until it is lifted. */
export interface Fault {
  /** The requests it met, in order. */
  readonly requests: readonly Request[];
  lift(): Promise<void>;
}

export interface FailureAnswer {
  readonly status: number;
  readonly error: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers matching requests with a failure in the API's envelope. */
export function answerWith(page: Page, url: RegExp, { status, error, headers }: FailureAnswer): Promise<Fault> {
  return disturb(page, url, (route) =>
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
  return disturb(page, url, (route) => route.abort('connectionfailed'));
}

export interface HeldBack extends Fault {
  /** Lets one held request go on, the first by default; those that came later may so overtake it. */
  release(index?: number): void;
}

/** Holds matching requests until each is released, in whatever order; lifting lets all go. */
export async function holdBack(page: Page, url: RegExp): Promise<HeldBack> {
  const gates: PromiseWithResolvers<void>[] = [];
  const fault = await disturb(page, url, async (route) => {
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise;
    // The page may have given up on the request meanwhile.
    await route.fallback().catch(() => undefined);
  });
  return {
    requests: fault.requests,
    release: (index = 0) => gates[index]?.resolve(),
    async lift() {
      for (const gate of gates) gate.resolve();
      await fault.lift();
    },
  };
}

export interface Failing extends Fault {
  /** Requests that were failed so far. */
  failures(): number;
}

/** Fails a share of the matching requests at random: a 5xx, a broken connection, or an answer cut short. */
export async function failSome(page: Page, url: RegExp, share: number, random: SeededRandom): Promise<Failing> {
  let failures = 0;
  const fault = await disturb(page, url, async (route) => {
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

async function disturb(page: Page, url: RegExp, handle: (...args: Parameters<Handler>) => unknown): Promise<Fault> {
  const requests: Request[] = [];
  const handler: Handler = async (route, request) => {
    requests.push(request);
    await handle(route, request);
  };
  await page.route(url, handler);
  return { requests, lift: () => page.unroute(url, handler) };
}
