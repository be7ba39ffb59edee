import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errors } from '../../../../contract/errors.ts';
import { SourceAnswerError } from '../../source-errors.ts';
import { AnswerCache, type Asking, type Dated } from './response-cache.ts';

interface Word {
  readonly text: string;
}

const fresh = 60_000;

class Failure extends Error {}
class Gone extends Error {}

/** What is asked upstream: each ask waits for its answer. */
class Upstream implements Asking<Word> {
  readonly asks: { readonly forRefresh: boolean; answer(text: string): void; fail(error: Error): void }[] = [];
  refreshes = true;

  ask(forRefresh: boolean): Promise<Dated<Word>> {
    const { promise, resolve, reject } = Promise.withResolvers<Dated<Word>>();
    this.asks.push({
      forRefresh,
      answer: (text) => resolve({ value: { text }, answeredAt: Date.now() }),
      fail: reject,
    });
    return promise;
  }

  mayRefresh(): boolean {
    return this.refreshes;
  }

  mayBeStale({ text }: Word): boolean {
    return text !== 'nobody';
  }

  isFinal(error: unknown): boolean {
    return error instanceof Gone;
  }
}

let upstream: Upstream;
let cache: AnswerCache<Word>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
  upstream = new Upstream();
  cache = new AnswerCache<Word>(fresh, ({ text }) => text.length, 10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);
const ask = async (key = 'a', signal?: AbortSignal): Promise<string> =>
  (await cache.get(key, upstream, signal)).value.text;

async function keep(text: string, key = 'a'): Promise<void> {
  const asked = ask(key);
  upstream.asks.at(-1)?.answer(text);
  await asked;
}

describe('the cache of answers', () => {
  it('keeps the newer of two answers', async () => {
    await keep('new');
    cache.set('a', { value: { text: 'old' }, answeredAt: Date.now() - 1000 });
    expect(await ask()).toBe('new');
  });

  it('gives nothing that is a day old, and takes no answer of a time to come for fresh', async () => {
    await keep('old');
    later(86_400_001);
    const asked = ask();
    upstream.asks.at(-1)?.fail(new Failure());
    await expect(asked).rejects.toThrow(Failure);
    cache.set('b', { value: { text: 'ahead' }, answeredAt: Date.now() + 3_600_000 });
    expect(cache.fresh('b')).toBeNull();
  });

  it('gives no old answer once the key is refused', async () => {
    await keep('known');
    later(fresh * 11);
    const asked = ask();
    upstream.asks.at(-1)?.fail(new SourceAnswerError(errors.upstreamRefusedKey, 'Tiquo: refused'));
    await expect(asked).rejects.toThrow('Tiquo: refused');
  });

  it('keeps nothing that it is to forget', async () => {
    await keep('known');
    cache.clear();
    expect(cache.fresh('a')).toBeNull();
  });

  it('asks once for all who ask at once', async () => {
    const all = Array.from({ length: 500 }, () => ask());
    expect(upstream.asks).toHaveLength(1);
    upstream.asks[0]?.answer('one');
    expect(new Set(await Promise.all(all))).toEqual(new Set(['one']));
  });

  it('repeats a fresh answer with its time', async () => {
    await keep('one');
    const at = Date.now();
    later(fresh - 1);
    expect(await cache.get('a', upstream)).toEqual({ value: { text: 'one' }, answeredAt: at });
    expect(upstream.asks).toHaveLength(1);
  });

  it('gives a stale answer at once while one refresh runs, and then the new one', async () => {
    await keep('one');
    later(fresh);
    expect([await ask(), await ask(), await ask()]).toEqual(['one', 'one', 'one']);
    expect(upstream.asks.map(({ forRefresh }) => forRefresh)).toEqual([false, true]);
    upstream.asks[1]?.answer('two');
    await vi.waitFor(async () => expect(await ask()).toBe('two'));
    expect(upstream.asks).toHaveLength(2);
  });

  it('gives a stale answer without a refresh when none may be asked for', async () => {
    await keep('one');
    later(fresh);
    upstream.refreshes = false;
    expect(await ask()).toBe('one');
    expect(upstream.asks).toHaveLength(1);
  });

  it('waits for a new answer when the old one is very old, and has the old one when there is none', async () => {
    await keep('one');
    later(fresh * 10);
    const asked = [ask(), ask()];
    expect(upstream.asks.map(({ forRefresh }) => forRefresh)).toEqual([false, false]);
    upstream.asks[1]?.fail(new Failure());
    expect(await Promise.all(asked)).toEqual(['one', 'one']);
  });

  it('keeps the stale answer when its refresh fails, and asks again at the next', async () => {
    await keep('one');
    later(fresh);
    await ask();
    upstream.asks[1]?.fail(new Failure());
    await vi.waitFor(async () => {
      expect(await ask()).toBe('one');
      expect(upstream.asks).toHaveLength(3);
    });
  });

  it('says what failed when there is nothing to give, and keeps no failure', async () => {
    const asked = ask();
    upstream.asks[0]?.fail(new Failure());
    await expect(asked).rejects.toBeInstanceOf(Failure);
    await keep('one');
    expect(await ask()).toBe('one');
  });

  it('drops what is gone for good', async () => {
    await keep('one');
    later(fresh * 10);
    const asked = ask();
    upstream.asks[1]?.fail(new Gone());
    await expect(asked).rejects.toBeInstanceOf(Gone);
    expect(cache.fresh('a')).toBeNull();
    void ask().catch(() => {});
    expect(upstream.asks).toHaveLength(3);
  });

  it('never gives an answer that must not be stale past its time', async () => {
    await keep('nobody');
    later(fresh - 1);
    expect(await ask()).toBe('nobody');
    later(1);
    const asked = ask();
    upstream.asks[1]?.answer('somebody');
    expect(await asked).toBe('somebody');
  });

  it('lets one asker leave while the others wait', async () => {
    const gone = new AbortController();
    const [leaving, staying] = [ask('a', gone.signal), ask()];
    gone.abort(new Error('left'));
    await expect(leaving).rejects.toThrow('left');
    await expect(ask('a', gone.signal)).rejects.toThrow('left');
    upstream.asks[0]?.answer('one');
    expect([await staying, upstream.asks.length]).toEqual(['one', 1]);
  });

  it('is bounded in bytes: the least used answers go first', async () => {
    for (const key of ['a', 'b', 'c']) await keep('x'.repeat(3000), key);
    expect([cache.fresh('a'), cache.fresh('c')?.value.text.length]).toEqual([null, 3000]);
    await keep('x'.repeat(20_000), 'd');
    expect(cache.fresh('d')).toBeNull();
  });
});
