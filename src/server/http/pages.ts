import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fastifyHelmet } from '@fastify/helmet';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { errors } from '../../contract/errors.ts';
import type { StaffSessions } from '../staff/sign-in/staff-sessions.ts';
import { HttpError } from '../errors/http-error.ts';

const year = 365 * 24 * 60 * 60;

/** What the page may load: its own scripts, styles and fonts, nothing inline; photos from anywhere over TLS. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'https:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  },
};

const notBuilt =
  '<!doctype html><title>Not built</title><p>The web app is not built yet: run <code>npm start</code>.\n';

/**
 * The web app under every path that is not the API's: without a session the page to sign in on, at the same address, so
 * that one is exactly there afterwards. Pages are never kept; files carry their digest in their name and are kept for
 * ever.
 */
export function pages(webDirectory: string, sessions: Pick<StaffSessions, 'verify'>) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifyHelmet, {
      contentSecurityPolicy,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      // Plain HTTP on loopback has no use for it, and it would outlast the server on `localhost`.
      strictTransportSecurity: false,
    });
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    });
    const [page, signInPage] = [readPage(webDirectory, 'index.html'), readPage(webDirectory, 'sign-in.html')];
    if (page !== null) {
      await app.register(fastifyStatic, {
        root: webDirectory,
        wildcard: false,
        index: false,
        preCompressed: true,
        cacheControl: false,
        // Our files are small; a part of one that is sent compressed is of no use.
        acceptRanges: false,
        globIgnore: ['index.html', 'sign-in.html', '**/*.br', '**/*.gz', '**/*.map'],
        setHeaders: (reply, path) => {
          const lasts = relative(webDirectory, path).startsWith(`assets${sep}`);
          reply.header('cache-control', lasts ? `public, max-age=${year}, immutable` : 'no-cache');
        },
      });
    }
    // Before a body would be read.
    app.addHook('onRequest', async ({ method }) => {
      if (method !== 'GET' && method !== 'HEAD')
        throw new HttpError(405, errors.methodNotAllowed, { allow: 'GET, HEAD' });
    });
    app.setNotFoundHandler(async (request, reply) => {
      const url = request.raw.url ?? '';
      if (!wantsPage(url, request.headers['sec-fetch-dest'])) {
        throw new HttpError(404, errors.routeNotFound);
      }
      const session = sessions.verify(request.raw, Date.now());
      const path = url.split('?', 1)[0];
      if (session !== null && path === '/sign-in')
        return reply.header('cache-control', 'no-store').redirect('/customers');
      const shown =
        session !== null && path !== '/link' ? (page === null ? null : pageFor(session.staffId, page)) : signInPage;
      reply
        .code(shown === null ? 503 : 200)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8');
      return shown ?? notBuilt;
    });
  };
}

/** A missing script or image is missing; only what a person may have opened is the app's to route. */
function wantsPage(url: string, destination: string | string[] | undefined): boolean {
  if (url.startsWith('/assets/')) return false;
  return destination === undefined || destination === 'document' || destination === 'empty';
}

/** The page, which says whom it is for; an id is letters and digits. */
function pageFor(staffId: string, page: string): string {
  return page.replace('name="user-id" content=""', `name="user-id" content="${staffId}"`);
}

/** A page, held in memory; null when the web app has not been built. */
function readPage(webDirectory: string, name: string): string | null {
  const path = join(webDirectory, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
