import type { IncomingMessage } from 'node:http';

/** Ourselves as a browser names us, with the port where it is not 80. */
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/i;

const proxyHeaders: ReadonlySet<string> = new Set(['forwarded', 'via', 'x-real-ip']);

/**
 * Whether a request comes straight from this computer: a loopback peer that names us as localhost with our own port,
 * and no sign of a proxy in between. A rebound DNS name fails by its Host.
 */
export function isLocalRequest(request: IncomingMessage): boolean {
  const { remoteAddress, localPort } = request.socket;
  return (
    isLoopback(remoteAddress) &&
    namesUs(request.headers.host, localPort) &&
    !wasForwarded(request) &&
    isWrittenByBrowser(request)
  );
}

/**
 * No browser speaks HTTP/1.0, which nginx does with what it passes on unless told otherwise, or names a host in its
 * target.
 */
function isWrittenByBrowser({ httpVersion, url }: IncomingMessage): boolean {
  return httpVersion !== '1.0' && url?.startsWith('/') === true;
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}

function namesUs(host: string | undefined, port: number | undefined): boolean {
  const named = localHost.exec(host ?? '');
  return named !== null && Number(named[1] ?? 80) === port;
}

/** Whether something stands in between, by its own words. */
export function wasForwarded(request: Pick<IncomingMessage, 'headers'>): boolean {
  for (const name in request.headers) {
    if (proxyHeaders.has(name) || name.startsWith('x-forwarded-')) return true;
  }
  return false;
}
