import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import { busyRetry } from './busy-retry.ts';
import { openSystemDatabase } from './open-system-database.ts';
import type { SystemDatabase, SystemQueries } from './system-database.ts';

let directory = '';
let database: SystemDatabase;
beforeEach(() => {
  directory = temporaryDirectory();
  database = openSystemDatabase(directory, 'server');
  return () => database.close();
});

const insert = (queries: SystemQueries, name: string) => queries.insertInto('fact').values({ name, value: name });
const names = () =>
  database.read(async (queries) => {
    const rows = await queries.selectFrom('fact').select('name').orderBy('name').execute();
    return rows.map(({ name }) => name);
  });

describe('the system database', () => {
  it('undoes a transaction as a whole', async () => {
    const failed = database.transaction(async (queries) => {
      await insert(queries, 'a').execute();
      throw new Error('failed');
    });
    await expect(failed).rejects.toThrow('failed');
    expect(await names()).toEqual([]);
  });

  it('does one transaction after the other', async () => {
    const count = async (): Promise<number> =>
      await database.transaction(async (queries) => {
        const { length } = await queries.selectFrom('fact').select('name').execute();
        await new Promise(setImmediate);
        await insert(queries, `fact ${length}`).execute();
        return length;
      });
    expect(await Promise.all([count(), count(), count()])).toEqual([0, 1, 2]);
  });

  it('keeps what others write, also on the hot path, while a transaction is undone', async () => {
    const insertFast = database.compile((queries) => insert(queries, ''));
    const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
    const undone = database.transaction(async (queries) => {
      await insert(queries, 'undone').execute();
      open();
      await new Promise(setImmediate);
      throw new Error('undone');
    });
    await isOpen;
    const written = [insertFast('fast', 'fast'), database.write((queries) => insert(queries, 'slow').execute())];
    await expect(undone).rejects.toThrow('undone');
    await Promise.all(written);
    expect(await names()).toEqual(['fast', 'slow']);
  });

  it('waits for a short write of another process without blocking, and rejects when that takes longer', async () => {
    const holder = new DatabaseSync(join(directory, 'system.db'));
    holder.exec('BEGIN IMMEDIATE');
    const written = database.transaction((queries) => insert(queries, 'late').execute());
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    // Never, if the wait blocked the event loop.
    await expect.poll(() => turns, { interval: 5 }).toBeGreaterThan(3);
    clearInterval(timer);
    expect(await names()).toEqual([]);
    holder.exec('COMMIT');
    await written;
    holder.exec('BEGIN IMMEDIATE');
    expect(await database.writeIfFree((queries) => insert(queries, 'skipped').execute())).toBe(false);
    await expect(database.write((queries) => insert(queries, 'refused').execute())).rejects.toThrow(
      SystemUnavailableError,
    );
    holder.close();
    expect(await names()).toEqual(['late']);
  });

  it('counts the time that SQLite itself waits for another process', async () => {
    const [holder, other] = [0, 0].map(() => new DatabaseSync(join(directory, 'system.db'), { timeout: 0 }));
    onTestFinished(() => {
      holder?.close();
      other?.close();
    });
    holder?.exec('BEGIN IMMEDIATE');
    let [time, attempts] = [0, 0];
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => time);
    onTestFinished(() => clock.mockRestore());
    const write = busyRetry(() => {
      attempts += 1;
      time += 400;
      other?.exec('BEGIN IMMEDIATE');
    });
    await expect(write).rejects.toBeInstanceOf(SystemUnavailableError);
    expect(attempts).toBe(3);
  });

  it('skips what may be lost when it closes in the middle', async () => {
    const isWritten = database.writeIfFree(async (queries) => {
      await insert(queries, 'a').execute();
      await database.close();
      await insert(queries, 'b').execute();
    });
    expect(await isWritten).toBe(false);
  });
});
