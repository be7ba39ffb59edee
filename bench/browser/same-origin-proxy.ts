import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * Puts the product and the lists that it is compared with on one origin, so that all reach the same API in the same way
 * and with the same session cookie. `Host` and `Origin` are rewritten to the product's own, which its sessions require.
 * All pages send `Cross-Origin-Opener-Policy`, so that each gets a new browser process, as on a visit from another
 * site.
 * Run as `node bench/browser/same-origin-proxy.ts PORT PRODUCT_ORIGIN PATH=FOLDER…`, such as `/bare/=.cache/bare`.
 */
const [port, product, ...served] = process.argv.slice(2);
if (port === undefined || product === undefined) {
  throw new Error('Usage: same-origin-proxy.ts PORT PRODUCT_ORIGIN PATH=FOLDER…');
}
const upstream = new URL(product);
const agent = new Agent({ keepAlive: true });
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const files = new Map(served.flatMap(filesOf));

createServer((incoming, outgoing) => {
  const file = files.get(incoming.url ?? '/');
  if (file === undefined) forward(incoming, outgoing);
  else answer(file, outgoing);
}).listen(Number(port), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${port}`));

interface ServedFile {
  readonly type: string;
  /** Compressed. */
  readonly bytes: Buffer;
}

/** The files of one `PATH=FOLDER` by their path. */
function filesOf(argument: string): readonly (readonly [path: string, file: ServedFile])[] {
  const [path = '', folder = ''] = argument.split('=');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [
      `${path}${name === 'index.html' ? '' : name}`,
      {
        type: types[extname(name)] ?? 'application/octet-stream',
        bytes: brotliCompressSync(readFileSync(join(folder, name))),
      },
    ]);
}

function answer(file: ServedFile, outgoing: ServerResponse): void {
  outgoing.writeHead(200, {
    'cross-origin-opener-policy': 'same-origin',
    'content-type': file.type,
    'content-encoding': 'br',
    'content-length': file.bytes.length,
  });
  outgoing.end(file.bytes);
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url: path, headers } = incoming;
  const onward = request({
    agent,
    hostname: upstream.hostname,
    port: upstream.port,
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    headers: { ...headers, host: upstream.host, ...(headers.origin === undefined ? {} : { origin: upstream.origin }) },
  });
  onward.on('response', (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}
