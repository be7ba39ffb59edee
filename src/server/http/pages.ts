import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fastifyHelmet } from '@fastify/helmet';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { errors } from '../../contract/error-messages.ts';
import type { DemoAccount } from '../staff/demo-account.ts';
import type { StoredSession } from '../staff/session-store.ts';
import type { SessionService } from '../staff/sign-in/session-service.ts';
import type { ViewStore } from '../views/view-store.ts';
import type { OriginPolicy } from './auth/origin-policy.ts';
import { firstRequests } from './first-requests.ts';
import { readPageColumns, type PageColumnsDeps } from './read-page-columns.ts';
import { readPageViews } from './read-page-views.ts';
import { HttpError } from './responses/http-error.ts';
import { inlineDigests, pageHeaders, permissionsPolicy } from './responses/security-headers.ts';

const year = 365 * 24 * 60 * 60;

const notBuilt =
  '<!doctype html><title>Not built</title><p>The web app has not been built. Run <code>npm start</code>.\n';

export interface PagesDeps extends PageColumnsDeps {
  /** The directory of the built web app. */
  readonly webDirectory: string;
  readonly sessions: Pick<SessionService, 'verify'>;
  readonly demo: Pick<DemoAccount, 'allows'>;
  readonly originPolicy: Pick<OriginPolicy, 'hasTrustedHost'>;
  readonly views: Pick<ViewStore, 'list'>;
}

/**
 * The web app, under every path outside the API. Without a session it is the sign-in page, at the same address, so the
 * user is where they wanted to go once signed in. Pages are never cached; files have a digest in their name and are
 * cached forever.
 */
export function pages(deps: PagesDeps) {
  const { webDirectory } = deps;
  return async (app: FastifyInstance): Promise<void> => {
    const [page, signInPage] = [readPage(webDirectory, 'index.html'), readPage(webDirectory, 'sign-in.html')];
    await app.register(fastifyHelmet, pageHeaders(inlineDigests([page, signInPage].filter((text) => text !== null))));
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('permissions-policy', permissionsPolicy);
    });
    if (page !== null) {
      await app.register(fastifyStatic, {
        root: webDirectory,
        wildcard: false,
        index: false,
        preCompressed: true,
        cacheControl: false,
        // Our files are small, and a part of a compressed one is of no use.
        acceptRanges: false,
        globIgnore: ['index.html', 'sign-in.html', '**/*.br', '**/*.gz', '**/*.map'],
        setHeaders: (reply, path) => {
          const isImmutable = relative(webDirectory, path).startsWith(`assets${sep}`);
          reply.header('cache-control', isImmutable ? `public, max-age=${year}, immutable` : 'no-cache');
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
      const session = await sessionOf(deps, request.raw);
      const path = url.split('?', 1)[0];
      if (session !== null && path === '/sign-in')
        return reply.header('cache-control', 'no-store').redirect('/customers');
      const isApp = session !== null && path !== '/link';
      const { html, links } = isApp ? await pageFor(session, url, page, deps) : { html: signInPage, links: null };
      if (links !== null) reply.header('link', links);
      reply
        .code(html === null ? 503 : 200)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8');
      return html ?? notBuilt;
    });
  };
}

/** The session that a page is opened with; null without one, or when the demo account has ended. */
async function sessionOf(
  { sessions, demo, originPolicy }: PagesDeps,
  request: IncomingMessage,
): Promise<StoredSession | null> {
  const cookieHeader = originPolicy.hasTrustedHost(request) ? request.headers.cookie : undefined;
  const session = await sessions.verify(cookieHeader, Date.now());
  if (session === null) return null;
  // Where the customers cannot be read, the page says so.
  return (await demo.allows(session).catch(() => true)) ? session : null;
}

/** A missing script or image is a 404; the app routes only what a person may have opened. */
function wantsPage(url: string, destination: string | string[] | undefined): boolean {
  if (url.startsWith('/assets/')) return false;
  return destination === undefined || destination === 'document' || destination === 'empty';
}

interface RenderedPage {
  readonly html: string | null;
  /** Its `Link` header. */
  readonly links: string | null;
}

/**
 * The page with what its first paint depends on: the id of its user, which is letters and digits, what they may do,
 * their columns and their views.
 */
async function pageFor(
  session: StoredSession,
  url: string,
  page: string | null,
  deps: PagesDeps,
): Promise<RenderedPage> {
  if (page === null) return { html: null, links: null };
  const [columns, views, capabilities] = await Promise.all([
    inTime(readPageColumns(deps, session.staffId)),
    inTime(readPageViews(deps.views, session.staffId)),
    inTime(deps.source.capabilities()),
  ]);
  const contents = {
    'user-id': session.staffId,
    permissions: session.permissions.join(' '),
    'list-columns': encoded(columns),
    views: encoded(views),
  };
  const html = Object.entries(contents).reduce(
    (text, [name, content]) => text.replace(`name="${name}" content=""`, () => `name="${name}" content="${content}"`),
    page,
  );
  return { html, links: capabilities && firstRequests(url, columns, capabilities) };
}

/** The longest that a page waits for what it can do without, in ms. An import may make it take longer. */
const timeoutMs = 250;

/** Null where it failed or took too long: the page then asks for it itself. */
async function inTime<T>(reading: Promise<T>): Promise<T | null> {
  return await Promise.race([reading.catch(() => null), wait(timeoutMs, null, { ref: false })]);
}

/** Encoded so that it needs no HTML escaping; empty for null. */
function encoded(value: object | null): string {
  return value === null ? '' : encodeURIComponent(JSON.stringify(value));
}

/** The text of a page; null when the web app has not been built. */
function readPage(webDirectory: string, name: string): string | null {
  const path = join(webDirectory, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
