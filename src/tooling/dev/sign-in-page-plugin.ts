import type { Plugin } from 'vite';

/**
 * In development the pages come from Vite instead of the server, so this repeats the server's choice: without a
 * session, the browser gets the sign-in page.
 */
export function signInPagePlugin(apiOrigin: string): Plugin {
  return {
    name: 'sign-in-page',
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
          // While the server restarts, the page says that it can't be reached.
          .catch(() => undefined)
          .finally(() => next());
      });
    },
  };
}
