import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../free-port.ts';

/** Stands between servers and their database, and fails as networks do. */
export interface DatabaseProxy {
  readonly port: number;
  /** New connections go to another port; open ones end. */
  switchTo(port: number): void;
  /** Ends all connections with a reset, once so many more bytes have come from the database. */
  resetAfter(bytes: number): void;
  /** Whether nothing is passed on in either direction, without an end. */
  stall(isStalled: boolean): void;
  close(): Promise<void>;
}

export async function startDatabaseProxy(target: number): Promise<DatabaseProxy> {
  const pairs = new Set<readonly [client: Socket, database: Socket]>();
  let [current, isStalled, bytesLeft] = [target, false, Infinity];
  const reset = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
    bytesLeft = Infinity;
  };
  const server = createServer((client) => {
    const database = connect(current, '127.0.0.1');
    const pair = [client, database] as const;
    pairs.add(pair);
    client.on('data', (bytes) => database.write(bytes));
    database.on('data', (bytes: Buffer) => {
      if (bytes.length >= bytesLeft) {
        client.write(bytes.subarray(0, bytesLeft), reset);
        return;
      }
      bytesLeft -= bytes.length;
      client.write(bytes);
    });
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      if (isStalled) socket.pause();
      socket.on('error', () => {});
      socket.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port,
    switchTo: (other) => {
      current = other;
      reset();
    },
    resetAfter: (bytes) => {
      bytesLeft = bytes;
    },
    stall: (stalled) => {
      isStalled = stalled;
      for (const pair of pairs)
        for (const socket of pair)
          if (stalled) socket.pause();
          else socket.resume();
    },
    close: async () => {
      reset();
      server.close();
      await once(server, 'close');
    },
  };
}
