import { fastifyCompress } from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../../contract/error-messages.ts';
import { quotaHeader, demoHeader, requestIdHeader, routes } from '../../contract/route-paths.ts';
import { currentCaller } from '../customers/current-caller.ts';
import type { CustomerSource } from '../customers/customer-source.ts';
import { SourceQuotaError } from '../customers/source-errors.ts';
import { lateModule } from '../loading/late-module.ts';
import { HttpError } from './responses/http-error.ts';
import type { Authenticator } from './auth/authenticate.ts';
import { requireRules, type Rule } from './auth/check-permission.ts';
import { apiHeaders } from './responses/security-headers.ts';
import { activityRoutes, type ActivityRoutesDeps } from './routes/activity-routes.ts';
import { apiKeyRoutes, type ApiKeyRoutesDeps } from './routes/api-key-routes.ts';
import { exportJobRoutes, type ExportJobRoutesDeps } from './routes/lists/export-job-routes.ts';
import { exportRoutes } from './routes/lists/export-route.ts';
import { importRoutes, type ImportRoutesDeps } from './routes/import-routes.ts';
import { listMetadataRoutes, type ListMetadataRoutesDeps } from './routes/lists/list-metadata-routes.ts';
import { customersRoutes, type CustomersRoutesDeps } from './routes/lists/customers-routes.ts';
import { linkRoutes } from './routes/one-time-link-routes.ts';
import { meRoutes, type MeRoutesDeps } from './routes/account-routes.ts';
import { acceptJsonBodies } from './routes/parse-request.ts';
import { defineRoute, mountRoutes, type Route } from './routes/route-table.ts';
import { signInRoutes, type SignInRoutesDeps } from './routes/sign-in-routes.ts';
import { ssoRoutes, type SsoRoutesDeps } from './routes/sso-routes.ts';
import { staffRoutes, type StaffRoutesDeps } from './routes/staff-routes.ts';
import { pinnedParametersRoutes, type PinnedParametersRoutesDeps } from './routes/views/pinned-parameters-routes.ts';
import { preferencesRoutes, type PreferencesRoutesDeps } from './routes/views/preferences-routes.ts';
import { viewRoutes, type ViewRoutesDeps } from './routes/views/view-routes.ts';

export interface ApiDeps
  extends
    ActivityRoutesDeps,
    ApiKeyRoutesDeps,
    ExportJobRoutesDeps,
    ImportRoutesDeps,
    ListMetadataRoutesDeps,
    CustomersRoutesDeps,
    MeRoutesDeps,
    PinnedParametersRoutesDeps,
    PreferencesRoutesDeps,
    SignInRoutesDeps,
    SsoRoutesDeps,
    StaffRoutesDeps,
    ViewRoutesDeps {
  readonly authenticator: Authenticator;
}

/** The route table: everything under /api. */
function apiRoutes(deps: ApiDeps): readonly Route[] {
  const customers = customersRoutes(deps);
  return [
    openapiRoute(customers),
    ...customers,
    ...listMetadataRoutes(deps),
    ...exportRoutes(deps),
    ...exportJobRoutes(deps),
    ...importRoutes(deps),
    ...pinnedParametersRoutes(deps),
    ...viewRoutes(deps),
    ...preferencesRoutes(deps),
    ...activityRoutes(deps),
    ...apiKeyRoutes(deps),
    ...meRoutes(deps),
    ...staffRoutes(deps),
    ...signInRoutes(deps),
    ...ssoRoutes(deps),
    ...linkRoutes(deps),
  ];
}

const openapiModule = lateModule(() => import('./openapi-document.ts'));

/** The OpenAPI document is made on the first request: with the rest of zod, it would be a tenth of a start. */
function openapiRoute(described: readonly Route[]): Route {
  let document: string | null = null;
  return defineRoute({
    method: 'GET',
    path: routes.openapi,
    rule: 'public',
    handler: async () => {
      if (document === null) {
        const { openapiDocument } = await openapiModule();
        document = JSON.stringify(openapiDocument(described));
      }
      return document;
    },
  });
}

/**
 * Mounts the route table under /api, in three scopes: /api/v1 takes a key or a session, /api/app a session, and the
 * rest takes anyone. A scope authenticates before its routes and before its 404, so strangers learn nothing.
 */
export function addApi(deps: ApiDeps) {
  const { authenticator, source } = deps;
  return async (api: FastifyInstance): Promise<void> => {
    const table = Object.groupBy(apiRoutes(deps), scopeOf);
    const sessionOf = ({ raw }: FastifyRequest) => authenticator.sessionOf(raw);
    requireRules(api);
    await api.register(fastifyCompress, { global: false, encodings: ['gzip'], threshold: 2_048 });
    // With a callback, not a promise: it is on the hot path and waits for nothing.
    api.addHook('onRequest', (request, reply, done) => {
      setApiHeaders(request, reply);
      done();
    });
    if ((await source.capabilities()).metered) {
      // After authentication, and for all that follows from the request.
      api.addHook('preHandler', ({ raw }, _reply, done) => {
        const caller = authenticator.callerOf(raw);
        if (caller === null) done();
        else currentCaller.run(caller, done);
      });
      api.addHook('onSend', async (request, reply) => {
        if (sessionOf(request) !== null) reply.header(quotaHeader, JSON.stringify(await source.quota()));
      });
    }
    api.setNotFoundHandler(refuseUnknownRoute);
    mountRoutes(api, table.open ?? [], () => null);

    await api.register(
      async (v1) => {
        v1.addHook('onRequest', (request, reply) =>
          authenticator.authenticateKeyOrSession(request.raw, reply, ruleOf(request)),
        );
        v1.addHook('onRequest', refuseUnknown);
        v1.addHook('onError', async (request, reply, error) => {
          if (error instanceof SourceQuotaError) await authenticator.refund(request.raw, reply);
        });
        v1.setNotFoundHandler(refuseUnknownRoute);
        // After the customers were read, so that imported ones are never called made up. Without it the page asks.
        v1.addHook('onSend', async (request, reply) => {
          if (reply.statusCode === 200 && sessionOf(request) !== null && (await isDemo(source)))
            reply.header(demoHeader, '1');
        });
        mountRoutes(v1, table.v1 ?? [], sessionOf);
      },
      { prefix: '/v1' },
    );

    await api.register(
      async (app) => {
        const authenticate = (request: FastifyRequest, reply: FastifyReply) =>
          authenticator.authenticateSession(request.raw, reply, ruleOf(request));
        app.addHook('onRequest', authenticate);
        app.addHook('onRequest', refuseUnknown);
        // A body may take seconds to arrive, and its sender's session may have ended by then.
        app.addHook('preHandler', async (request, reply) => {
          if (request.method !== 'GET' && request.method !== 'HEAD') await authenticate(request, reply);
        });
        app.setNotFoundHandler(refuseUnknownRoute);
        acceptJsonBodies(app);
        mountRoutes(app, table.app ?? [], sessionOf);
      },
      { prefix: '/app' },
    );
  };
}

function scopeOf({ pattern, rule }: Route): 'v1' | 'app' | 'open' {
  if (pattern.startsWith('/api/app/')) return 'app';
  return pattern.startsWith('/api/v1/') && rule !== 'public' ? 'v1' : 'open';
}

/** The response itself does not depend on it. */
async function isDemo(source: CustomerSource): Promise<boolean> {
  return await source.capabilities().then(
    ({ demo }) => demo,
    () => false,
  );
}

/** An unknown route is kept from strangers. */
function ruleOf({ routeOptions }: FastifyRequest): Rule {
  return routeOptions.config.rule ?? 'signed-in';
}

/** On every response under /api, from a route or before one was found. */
export function setApiHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(apiHeaders);
  reply.header(requestIdHeader, request.id);
}

/** After authentication, and before a body would be read. */
async function refuseUnknown({ is404 }: FastifyRequest): Promise<void> {
  if (is404) await refuseUnknownRoute();
}

async function refuseUnknownRoute(): Promise<never> {
  throw new HttpError(404, errors.routeNotFound);
}
