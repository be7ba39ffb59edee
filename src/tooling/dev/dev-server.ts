import { createServer } from 'vite';
import { startApi } from './api-process.ts';
import { signInFirstPlugin } from './sign-in-first-plugin.ts';

/**
 * `npm run dev`: the server, restarted when its files change, and in front of it Vite's own, which replaces modules in
 * the open page. Ctrl-C ends both.
 */
const api = await startApi();
const vite = await createServer({
  plugins: [signInFirstPlugin(api.origin)],
  server: {
    host: '127.0.0.1',
    // Sessions hold only for what names the server by its own port and comes from its own origin: changeOrigin rewrites
    // Host.
    proxy: {
      '^/(?:api/|healthz$|readyz$)': {
        target: api.origin,
        changeOrigin: true,
        xfwd: false,
        headers: { origin: api.origin },
      },
    },
  },
});
await vite.listen();
vite.printUrls();

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
void api.ended.then(close);

async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  api.stop();
  await Promise.all([vite.close(), api.ended]);
}
