import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * Puts the product and the bare list on one origin, so that both reach the same API in the same way and with the same
 * session cookie. `Host` and `Origin` are rewritten to the product's own, which its sessions require. Both pages send
 * `Cross-Origin-Opener-Policy`, so that each gets a new browser process, as on a visit from another site.
 * Run as `node bench/browser/same-origin-proxy.ts PORT PRODUCT_ORIGIN BARE_FOLDER`.
 */
const [port, product, folder] = process.argv.slice(2);
if (port === undefined || product === undefined || folder === undefined) {
  throw new Error('Usage: same-origin-proxy.ts PORT PRODUCT_ORIGIN BARE_FOLDER');
}
const upstream = new URL(product);
const agent = new Agent({ keepAlive: true });
const barePath = '/bare/';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const bareFiles = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [
      `${barePath}${name === 'index.html' ? '' : name}`,
      {
        type: types[extname(name)] ?? 'application/octet-stream',
        bytes: brotliCompressSync(readFileSync(join(folder, name))),
      },
    ]),
);

createServer((incoming, outgoing) => {
  const path = incoming.url ?? '/';
  if (path.startsWith(barePath)) answerBare(path, outgoing);
  else forward(incoming, outgoing);
}).listen(Number(port), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${port}`));

function answerBare(path: string, outgoing: ServerResponse): void {
  const file = bareFiles.get(path);
  if (file === undefined) {
    outgoing.writeHead(404).end();
    return;
  }
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
