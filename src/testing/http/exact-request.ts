import { request } from 'node:http';

export interface ExactResponse {
  readonly status: number;
  readonly body: string;
  /** Set-Cookie values. */
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface ExactRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/**
 * Sends a request to a server on this computer with exactly these headers; unlike fetch, it can set any Host. `PORT` in
 * a header is replaced by the server's port.
 */
export function sendExactly(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: ExactRequest = {},
): Promise<ExactResponse> {
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
  );
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = request({
      agent: false,
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { host: `localhost:${port}`, ...json, ...sent },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          body: text,
          cookies: response.headers['set-cookie'] ?? [],
          headers: response.headers,
        });
      });
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
