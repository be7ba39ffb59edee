import type { IncomingMessage } from 'node:http';

/** The Host of a browser on this computer, with the port unless it is 80. */
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/i;

const proxyHeaders: ReadonlySet<string> = new Set(['forwarded', 'via', 'x-real-ip']);

/**
 * Whether a request comes straight from this computer: a loopback peer, localhost and our port as the Host, and no sign
 * of a proxy. A rebound DNS name has another Host.
 */
export function isLocalRequest(request: IncomingMessage): boolean {
  const { remoteAddress, localPort } = request.socket;
  return (
    isLoopback(remoteAddress) &&
    isOurHost(request.headers.host, localPort) &&
    !wasForwarded(request) &&
    looksLikeBrowser(request)
  );
}

/** Browsers use neither HTTP/1.0, which nginx forwards with by default, nor a host in the request target. */
function looksLikeBrowser({ httpVersion, url }: IncomingMessage): boolean {
  return httpVersion !== '1.0' && url?.startsWith('/') === true;
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}

function isOurHost(host: string | undefined, port: number | undefined): boolean {
  const named = localHost.exec(host ?? '');
  return named !== null && Number(named[1] ?? 80) === port;
}

/** Whether a proxy says that it forwarded the request. */
export function wasForwarded(request: Pick<IncomingMessage, 'headers'>): boolean {
  for (const name in request.headers) {
    if (proxyHeaders.has(name) || name.startsWith('x-forwarded-')) return true;
  }
  return false;
}
