import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';

/** What a service does wrong; with `none`, everything is passed on. */
export type Fault =
  | 'none'
  | 'status500'
  | 'refused'
  | 'stalledHead'
  | 'stalledBody'
  | 'reset'
  | 'resetMidBody'
  | 'truncated'
  | 'notJson'
  | 'drift'
  | 'html'
  | 'redirect'
  | 'huge'
  | 'bomb'
  | 'unknownEncoding'
  | 'keyRefused'
  | 'proxyRefused'
  | { readonly retryAfter: string | null };

export interface FaultProxy {
  /** The address to use instead of the service's. */
  readonly url: string;
  /** Requests received so far, whatever their outcome. */
  requestCount(): number;
  /** How many of the service's own responses had this status. */
  passedOn(status: number): number;
  /** Each with its path and headers. */
  received(): readonly Received[];
  set(fault: Fault): Promise<void>;
  close(): Promise<void>;
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const json = { 'content-type': 'application/json' };
const hundredMegabytes = 100 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, 'x');
let bomb: Buffer | null = null;

/** Sits between the product and a service at `target`, and fails on demand; it redirects to `elsewhere`. */
export async function startFaultProxy(target: string, elsewhere = 'http://127.0.0.1:9/'): Promise<FaultProxy> {
  let fault: Fault = 'none';
  const received: Received[] = [];
  const statuses = new Map<number, number>();
  const note = (status: number): unknown => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const server = createServer((incoming, response) => {
    received.push({ path: incoming.url ?? '', headers: incoming.headers });
    response.on('error', () => {});
    handlerFor(fault, target, elsewhere, note)(incoming, response);
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  return {
    url: `http://127.0.0.1:${port}`,
    requestCount: () => received.length,
    passedOn: (status) => statuses.get(status) ?? 0,
    received: () => received,
    set: async (next) => {
      // Packed in advance: on a busy machine that may take longer than a response may.
      if (next === 'bomb') bomb ??= gzipSync(Buffer.alloc(hundredMegabytes, 'x'), { level: 9 });
      fault = next;
      if (fault === 'refused') await stop();
      else if (!server.listening) await listen(port);
    },
    close: stop,
  };
}

function handlerFor(fault: Fault, target: string, elsewhere: string, note: (status: number) => void): Handler {
  if (typeof fault === 'object') return limited(fault.retryAfter);
  switch (fault) {
    case 'none':
    case 'refused':
      return passOn(target, note);
    case 'status500':
      return (_request, response) =>
        response.writeHead(500, json).end('{"success":false,"error":"canary of the inside"}');
    case 'stalledHead':
      return () => {};
    case 'stalledBody':
      return (_request, response) => response.writeHead(200, json).write('{"success":true,"data":[');
    case 'reset':
      return (incoming) => incoming.socket.resetAndDestroy();
    case 'resetMidBody':
      return (incoming, response) =>
        response.writeHead(200, json).write('{"success":', () => incoming.socket.resetAndDestroy());
    case 'truncated':
      return (_request, response) => response.writeHead(200, json).end('{"success":true,"data":[{"id":"k1"');
    case 'notJson':
      return (_request, response) => response.writeHead(200, json).end('success: yes');
    case 'drift':
      return drifted(target);
    case 'html':
      return (_request, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<!doctype html><title>Sign in to the network</title>');
    case 'redirect':
      return (_request, response) => response.writeHead(302, { location: elsewhere }).end();
    case 'huge':
      return (_request, response) => pour(response.writeHead(200, json));
    case 'bomb':
      return (_request, response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb);
    case 'unknownEncoding':
      return (_request, response) => response.writeHead(200, { ...json, 'content-encoding': 'rot13' }).end('{}');
    case 'proxyRefused':
      return (_request, response) =>
        response
          .writeHead(403, { 'content-type': 'text/html' })
          .end('<!doctype html><title>Blocked by the network</title>');
    case 'keyRefused':
      return (_request, response) =>
        response.writeHead(401, json).end('{"success":false,"error":"Missing or invalid API key"}');
  }
}

function limited(retryAfter: string | null): Handler {
  return (_request, response) =>
    response
      .writeHead(429, retryAfter === null ? json : { ...json, 'retry-after': retryAfter })
      .end('{"success":false,"error":"Rate limit exceeded. Maximum 1,000 requests per hour."}');
}

function passOn(target: string, note: (status: number) => void): Handler {
  return (incoming, response) => {
    const { hostname, port } = new URL(target);
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (reply) => {
        note(reply.statusCode ?? 0);
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  };
}

/** The service's own response, with one field that is not as documented. */
function drifted(target: string): Handler {
  return (incoming, response) => {
    void fetch(target + (incoming.url ?? ''), {
      headers: { authorization: incoming.headers.authorization ?? '' },
    }).then(
      async (reply) => {
        const text = await reply.text();
        response
          .writeHead(reply.status, json)
          .end(text.replace(/"status":"(?:active|inactive|banned)"/, '"status":"canary-archived"'));
      },
      () => response.destroy(),
    );
  };
}

function pour(response: ServerResponse): void {
  let left = hundredMegabytes;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) return;
    }
    response.end();
  };
  response.on('drain', more);
  more();
}
