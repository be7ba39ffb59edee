import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errors } from '../../../../contract/error-messages.ts';
import { SourceFailedError } from '../../source-errors.ts';
import { ResponseCache, type CachedResponse, type Fetcher } from './response-cache.ts';

interface Word {
  readonly text: string;
}

const fresh = 60_000;

class Failure extends Error {}
class Gone extends Error {}

/** The service: each request waits for the test to answer it. */
class FakeService implements Fetcher<Word> {
  readonly requests: { readonly isRefresh: boolean; answer(text: string): void; fail(error: Error): void }[] = [];
  refreshes = true;

  fetch(isRefresh: boolean): Promise<CachedResponse<Word>> {
    const { promise, resolve, reject } = Promise.withResolvers<CachedResponse<Word>>();
    this.requests.push({
      isRefresh,
      answer: (text) => resolve({ value: { text }, fetchedAt: Date.now() }),
      fail: reject,
    });
    return promise;
  }

  async canRefresh(): Promise<boolean> {
    return this.refreshes;
  }

  canServeStale({ text }: Word): boolean {
    return text !== 'none';
  }

  isFinal(error: unknown): boolean {
    return error instanceof Gone;
  }
}

let service: FakeService;
let cache: ResponseCache<Word>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
  service = new FakeService();
  cache = new ResponseCache<Word>(fresh, ({ text }) => text.length, 10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);
const read = async (key = 'a', signal?: AbortSignal): Promise<string> =>
  (await cache.get(key, service, signal)).value.text;

async function keep(text: string, key = 'a'): Promise<void> {
  const pending = read(key);
  service.requests.at(-1)?.answer(text);
  await pending;
}

describe('the response cache', () => {
  it('keeps the newer of two responses', async () => {
    await keep('new');
    cache.set('a', { value: { text: 'old' }, fetchedAt: Date.now() - 1000 });
    expect(await read()).toBe('new');
  });

  it('serves nothing older than a day, and does not take a response from the future for fresh', async () => {
    await keep('old');
    later(86_400_001);
    const pending = read();
    service.requests.at(-1)?.fail(new Failure());
    await expect(pending).rejects.toThrow(Failure);
    cache.set('b', { value: { text: 'ahead' }, fetchedAt: Date.now() + 3_600_000 });
    expect(cache.fresh('b')).toBeNull();
  });

  it('serves no old response once the key is refused', async () => {
    await keep('known');
    later(fresh * 11);
    const pending = read();
    service.requests.at(-1)?.fail(new SourceFailedError('key-refused', errors.upstreamRefusedKey, 'Tiquo: refused'));
    await expect(pending).rejects.toThrow('Tiquo: refused');
  });

  it('keeps nothing once cleared', async () => {
    await keep('known');
    cache.clear();
    expect(cache.fresh('a')).toBeNull();
  });

  it('sends one request for 500 equal ones', async () => {
    const all = Array.from({ length: 500 }, () => read());
    expect(service.requests).toHaveLength(1);
    service.requests[0]?.answer('one');
    expect(new Set(await Promise.all(all))).toEqual(new Set(['one']));
  });

  it('repeats a fresh response with its time', async () => {
    await keep('one');
    const at = Date.now();
    later(fresh - 1);
    expect(await cache.get('a', service)).toEqual({ value: { text: 'one' }, fetchedAt: at });
    expect(service.requests).toHaveLength(1);
  });

  it('serves a stale response immediately while one refresh runs, and then the new one', async () => {
    await keep('one');
    later(fresh);
    expect([await read(), await read(), await read()]).toEqual(['one', 'one', 'one']);
    expect(service.requests.map(({ isRefresh }) => isRefresh)).toEqual([false, true]);
    service.requests[1]?.answer('two');
    await vi.waitFor(async () => expect(await read()).toBe('two'));
    expect(service.requests).toHaveLength(2);
  });

  it('serves a stale response without a refresh when none may be sent', async () => {
    await keep('one');
    later(fresh);
    service.refreshes = false;
    expect(await read()).toBe('one');
    expect(service.requests).toHaveLength(1);
  });

  it('waits for a new response when the old one is very old, and falls back to it when there is none', async () => {
    await keep('one');
    later(fresh * 10);
    const pending = [read(), read()];
    expect(service.requests.map(({ isRefresh }) => isRefresh)).toEqual([false, false]);
    service.requests[1]?.fail(new Failure());
    expect(await Promise.all(pending)).toEqual(['one', 'one']);
  });

  it('keeps the stale response when its refresh fails, and tries again the next time', async () => {
    await keep('one');
    later(fresh);
    await read();
    service.requests[1]?.fail(new Failure());
    await vi.waitFor(async () => {
      expect(await read()).toBe('one');
      expect(service.requests).toHaveLength(3);
    });
  });

  it('rejects with the failure when there is nothing to serve, and caches no failure', async () => {
    const pending = read();
    service.requests[0]?.fail(new Failure());
    await expect(pending).rejects.toBeInstanceOf(Failure);
    await keep('one');
    expect(await read()).toBe('one');
  });

  it('drops what is gone for good', async () => {
    await keep('one');
    later(fresh * 10);
    const pending = read();
    service.requests[1]?.fail(new Gone());
    await expect(pending).rejects.toBeInstanceOf(Gone);
    expect(cache.fresh('a')).toBeNull();
    void read().catch(() => {});
    expect(service.requests).toHaveLength(3);
  });

  it('never serves a response past its time that must not be stale', async () => {
    await keep('none');
    later(fresh - 1);
    expect(await read()).toBe('none');
    later(1);
    const pending = read();
    service.requests[1]?.answer('someone');
    expect(await pending).toBe('someone');
  });

  it('lets one caller stop waiting while the others wait', async () => {
    const gone = new AbortController();
    const [leaving, staying] = [read('a', gone.signal), read()];
    gone.abort(new Error('left'));
    await expect(leaving).rejects.toThrow('left');
    await expect(read('a', gone.signal)).rejects.toThrow('left');
    service.requests[0]?.answer('one');
    expect([await staying, service.requests.length]).toEqual(['one', 1]);
  });

  it('is bounded in bytes: the least used responses go first', async () => {
    for (const key of ['a', 'b', 'c']) await keep('x'.repeat(3000), key);
    expect([cache.fresh('a'), cache.fresh('c')?.value.text.length]).toEqual([null, 3000]);
    await keep('x'.repeat(20_000), 'd');
    expect(cache.fresh('d')).toBeNull();
  });
});
