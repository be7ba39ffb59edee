import type { Plugin } from 'vite';

/** The page comes from Vite here, so the session cookie that the server's own page would set is fetched and passed on. */
export function passSessionPlugin(apiOrigin: string): Plugin {
  return {
    name: 'pass-session',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.headers['sec-fetch-dest'] !== 'document') {
          next();
          return;
        }
        fetch(new URL('/customers', apiOrigin))
          .then((page) => response.setHeader('set-cookie', page.headers.getSetCookie()))
          // The server may be restarting; the page then says that it cannot reach it.
          .catch(() => undefined)
          .finally(() => next());
      });
    },
  };
}
