import { describe, expect, it } from 'vitest';
import { Shutdown } from './shutdown.ts';

describe('a shutdown', () => {
  it('closes the parts in the reverse order, each when the one before is closed', async () => {
    const closed: string[] = [];
    const shutdown = new Shutdown(() => {});
    for (const part of ['lock', 'store', 'server'])
      shutdown.defer(part, async () => {
        await new Promise(setImmediate);
        closed.push(part);
      });
    await shutdown.run();
    expect(closed).toEqual(['server', 'store', 'lock']);
  });

  it('closes every part after one that throws, rejects with the first error, and logs each', async () => {
    const [closed, log]: [string[], string[]] = [[], []];
    const shutdown = new Shutdown((sentence) => log.push(sentence));
    shutdown.defer('lock', () => void closed.push('lock'));
    shutdown.defer('store', () => {
      throw new Error('the disk is gone');
    });
    shutdown.defer('server', () => Promise.reject(new Error('a socket is stuck')));
    await expect(shutdown.run()).rejects.toThrow('a socket is stuck');
    expect(closed).toEqual(['lock']);
    expect(log).toEqual([
      'Closing the server failed: a socket is stuck.',
      'Closing the store failed: the disk is gone.',
    ]);
  });

  it('runs once: a second call waits for the first and has its outcome', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let times = 0;
    const shutdown = new Shutdown(() => {});
    shutdown.defer('server', async () => {
      times += 1;
      await promise;
      throw new Error('a socket is stuck');
    });
    const runs = [shutdown.run(), shutdown.run()];
    resolve();
    const outcomes = await Promise.allSettled([...runs, shutdown.run()]);
    expect([times, outcomes.map(({ status }) => status)]).toEqual([1, ['rejected', 'rejected', 'rejected']]);
  });
});
