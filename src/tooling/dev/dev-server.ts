import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'vite';
import { waitForOrigin } from '../child-process/server-origin.ts';
import { signInPagePlugin } from './sign-in-page-plugin.ts';

/**
 * `npm run dev`: runs the server, restarted when its files change, behind Vite's server, which updates modules in the
 * open page. Ctrl-C ends both.
 */
const api = await startApi();
const vite = await createServer({
  plugins: [signInPagePlugin(api.origin)],
  server: {
    host: '127.0.0.1',
    // The server only accepts sessions from its own host and origin, so both headers are rewritten.
    proxy: {
      '^/(?:api/|healthz$|readyz$|metrics$)': {
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

interface ApiProcess {
  /** Such as `http://127.0.0.1:8787`. */
  readonly origin: string;
  readonly ended: Promise<unknown>;
  stop(): void;
}

/**
 * Starts the server under `node --watch`, passing on its output. Resolves when it listens; rejects when it ends before
 * that.
 */
async function startApi(): Promise<ApiProcess> {
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/server/cli/start.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const origin = await waitForOrigin(child.stdout, (line) => {
    // The address to open is Vite's: the server's own page is the one built last.
    if (!line.startsWith('Open http')) console.log(line);
  });
  if (origin === null) throw new Error('The server ended before it was listening.');
  return { origin, ended, stop: () => void child.kill('SIGTERM') };
}
