import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { freePort } from '../testing/free-port.ts';
import { ActivityLog } from './activity/activity-log.ts';
import { readConfig } from './config/config.ts';
import { SqliteCustomerSource } from './customers/sqlite/sqlite-customer-source.ts';
import { startServer, type RunningServer } from './start-server.ts';

let dataDirectory = '';
let log: string[] = [];
beforeEach(() => {
  [dataDirectory, log] = [temporaryDirectory(), []];
});
afterEach(() => {
  vi.restoreAllMocks();
});

function start(environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  return startServer(
    readConfig({ DATA_DIR: dataDirectory, PORT: '0', DEMO_CUSTOMERS: '0', LOG_LEVEL: 'silent', ...environment }),
    { logTo: { write: (line) => log.push(line) }, print: () => {}, webDirectory: '/nowhere' },
  );
}

/** A port that another program takes once the stores are open; `free` gives it back. */
async function portTakenMeanwhile(): Promise<{ readonly port: string; free(): void }> {
  const port = await freePort();
  const other = createServer();
  const { start: startLog } = ActivityLog.prototype;
  vi.spyOn(ActivityLog.prototype, 'start').mockImplementationOnce(function (this: ActivityLog) {
    other.listen(port, '127.0.0.1');
    startLog.call(this);
  });
  return { port: String(port), free: () => other.close() };
}

describe('a server that closes', () => {
  it('closes every part after one that throws, rejects with the first error, and leaves nothing locked', async () => {
    const server = await start();
    vi.spyOn(ActivityLog.prototype, 'close').mockImplementation(() => {
      throw new Error('the activity is stuck');
    });
    const closeSource = vi.spyOn(SqliteCustomerSource.prototype, 'close').mockRejectedValue(new Error('still reading'));
    await expect(server.close()).rejects.toThrow('the activity is stuck');
    expect(closeSource).toHaveBeenCalledTimes(1);
    expect(log).toEqual([
      'Closing the activity log failed: the activity is stuck.\n',
      'Closing the customers failed: still reading.\n',
    ]);
    vi.restoreAllMocks();
    await (await start()).close();
  });

  it('does so once, however often it is asked to', async () => {
    const server = await start();
    const closeActivity = vi.spyOn(ActivityLog.prototype, 'close');
    await Promise.all([server.close(), server.close()]);
    await server.close();
    expect(closeActivity).toHaveBeenCalledTimes(1);
  });
});

describe('a server that fails to start', () => {
  it('creates nothing where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    await expect(start({ PORT: port })).rejects.toThrow(
      `PORT ${port} on 127.0.0.1 is already in use by another program.`,
    );
    expect(readdirSync(dataDirectory).filter((name) => name.endsWith('.db'))).toEqual([]);
    other.close();
  });

  it('closes what it had opened and says why it failed', async () => {
    const { port, free } = await portTakenMeanwhile();
    const closeSource = vi.spyOn(SqliteCustomerSource.prototype, 'close');
    await expect(start({ PORT: port })).rejects.toThrow(
      `PORT ${port} on 127.0.0.1 is already in use by another program.`,
    );
    expect(closeSource).toHaveBeenCalledTimes(1);
    free();
    await (await start({ PORT: port })).close();
    expect(log).toEqual([]);
  });

  it('says why it failed even when a part then fails to close', async () => {
    const { port, free } = await portTakenMeanwhile();
    vi.spyOn(ActivityLog.prototype, 'close').mockImplementation(() => {
      throw new Error('the activity is stuck');
    });
    await expect(start({ PORT: port })).rejects.toThrow(/already in use/);
    expect(log).toEqual(['Closing the activity log failed: the activity is stuck.\n']);
    vi.restoreAllMocks();
    free();
    await (await start()).close();
  });
});
