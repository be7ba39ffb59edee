import type { Plugin } from 'vite';

/**
 * The pages come from Vite here, so what the server decides for its own is decided again: without a session, the page
 * to sign in on.
 */
export function signInFirstPlugin(apiOrigin: string): Plugin {
  return {
    name: 'sign-in-first',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.headers['sec-fetch-dest'] !== 'document') {
          next();
          return;
        }
        fetch(new URL('/api/app/session', apiOrigin), { headers: { cookie: request.headers.cookie ?? '' } })
          .then(({ status }) => {
            if (status === 401 || request.url?.startsWith('/link') === true) request.url = '/sign-in.html';
          })
          // The server may be restarting; the page then says that it cannot reach it.
          .catch(() => undefined)
          .finally(() => next());
      });
    },
  };
}
