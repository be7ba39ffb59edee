import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config/config.ts';
import { StartupError } from './errors/startup-error.ts';

type Address = Pick<Config, 'host' | 'port'>;

/**
 * Throws a StartupError if the server could not listen. Called before demo customers are created, so that no one waits
 * for them in vain.
 */
export async function refuseTakenPort(address: Address): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(listenOptions(address));
    await once(probe, 'listening');
  } catch (error) {
    throw listenError(error, address) ?? error;
  }
  probe.close();
  await once(probe, 'close');
}

/** Listens, and returns the URL. Throws a StartupError. */
export async function listen(app: FastifyInstance, address: Address): Promise<string> {
  const { host, port } = address;
  try {
    await app.listen({ ...listenOptions(address), listenTextResolver: () => 'listening' });
  } catch (error) {
    throw listenError(error, address) ?? error;
  }
  const bound = app.server.address();
  const listening = bound === null || typeof bound === 'string' ? port : bound.port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${listening}`;
}

/** Fastify would listen on `localhost` with two servers, one of them without our timeouts. */
function listenOptions({ host, port }: Address) {
  return { host: host === 'localhost' ? '127.0.0.1' : host, port };
}

function listenError(error: unknown, { host, port }: Address): StartupError | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return new StartupError(`PORT ${port} on ${host} is already in use by another program.`);
  if (code === 'EACCES') return new StartupError(`This user is not allowed to open PORT ${port}.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartupError(`HOST ${host} is not an address of this computer.`);
  return null;
}
