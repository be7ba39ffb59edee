import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { METHODS } from 'node:http';
import { errors } from '../../../contract/errors.ts';
import { quotaHeader, demoHeader, requestIdHeader } from '../../../contract/routes.ts';
import type { CursorCodec } from '../../customers/cursor.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import { demandRules, type Rule } from '../auth/permissions.ts';
import type { OriginPolicy } from '../auth/origin-policy.ts';
import { SourceQuotaError } from '../../customers/source-errors.ts';
import { apiHeaders } from '../responses/api-headers.ts';
import { addCustomersRoutes } from './customers-routes.ts';
import type { Gate } from '../auth/authenticate.ts';
import { HttpError } from '../../errors/http-error.ts';
import { addLinkRoutes } from './link-routes.ts';
import { addOwnPagesRoutes, type OwnPagesParts } from './app-routes.ts';
import { noteReading } from './audit-hook.ts';
import { takeJsonBodies } from './json-body.ts';
import { sessionOfGate } from '../auth/request-session.ts';
import { addSettingsRoutes, type SettingsRoutesParts } from './settings-routes.ts';
import { addSsoCallback, addSsoStart, type SsoRoutesParts } from './sso-routes.ts';
import { addSignInRoutes, type SignInRoutesParts } from './sign-in-routes.ts';

export interface ApiParts extends OwnPagesParts, SettingsRoutesParts, SignInRoutesParts, SsoRoutesParts {
  readonly gate: Gate;
  readonly originPolicy: OriginPolicy;
  readonly cursors: CursorCodec;
}

/** For signed-in people, beside those for everybody. */
const postRoutes = [
  '/sign-out',
  '/sign-out-everywhere',
  '/staff/invites',
  '/staff/:staffId/reset-link',
  '/me/password',
  '/me/two-factor',
  '/me/two-factor/confirm',
  '/me/two-factor/off',
] as const;

const readMethods = ['GET', 'HEAD'];

/**
 * Everything under /api. A scope's gate comes before its routes and before its 404, so nothing is said to strangers.
 */
export function addApi(parts: ApiParts) {
  const { gate, source, cursors } = parts;
  return async (api: FastifyInstance): Promise<void> => {
    demandRules(api);
    // With a callback, not a promise: it is on the hot path and waits for nothing.
    api.addHook('onRequest', (request, reply, done) => {
      setApiHeaders(request, reply);
      done();
    });
    if ((await source.capabilities()).metered) {
      api.addHook('onSend', async (request, reply) => {
        if (gate.sessionOf(request.raw) !== null) reply.header(quotaHeader, JSON.stringify(await source.quota()));
      });
    }
    api.setNotFoundHandler(refuseRoute);
    api.get('/v1/openapi.json', { config: { rule: 'public' } }, openapiText);
    addSsoCallback(api, parts);
    refuseOtherMethods(api, ['/v1/openapi.json'], readMethods, 'public');
    refuseOtherMethods(api, ['/auth/callback/sso'], ['GET'], 'public');

    await api.register(
      async (v1) => {
        v1.addHook('onRequest', (request, reply) => gate.admitKeyOrSession(request.raw, reply, ruleOf(request)));
        v1.addHook('onRequest', refuseUnknown);
        v1.addHook('onError', async (request, reply, error) => {
          if (error instanceof SourceQuotaError) await gate.giveBack(request.raw, reply);
        });
        v1.setNotFoundHandler(refuseRoute);
        // After the customers were read: those of an import are never called made up. Without it the page asks by
        // itself.
        v1.addHook('onSend', async (request, reply) => {
          if (reply.statusCode === 200 && gate.sessionOf(request.raw) !== null && (await isDemo(source)))
            reply.header(demoHeader, '1');
        });
        noteReading(v1, gate, source, parts.note);
        addCustomersRoutes(v1, source, cursors);
        refuseOtherMethods(v1, ['/customers', '/customers/:customerId']);
      },
      { prefix: '/v1' },
    );

    await api.register(
      async (own) => {
        own.addHook('onRequest', (request, reply) => gate.admitSession(request.raw, reply, ruleOf(request)));
        own.addHook('onRequest', refuseUnknown);
        // A body may take seconds to arrive, and whoever sends it may be let in no longer by then.
        own.addHook('preHandler', async (request, reply) => {
          if (!readMethods.includes(request.method)) await gate.admitSession(request.raw, reply, ruleOf(request));
        });
        own.setNotFoundHandler(refuseRoute);
        takeJsonBodies(own);
        const sessionOf = sessionOfGate(gate);
        addOwnPagesRoutes(own, parts, sessionOf);
        addSettingsRoutes(own, parts, sessionOf);
        addSignInRoutes(own, parts, sessionOf);
        addSsoStart(own, parts);
        addLinkRoutes(own, parts);
        refuseOtherMethods(own, ['/session', '/capabilities', '/parameters', '/summary', '/activity', '/staff']);
        refuseOtherMethods(
          own,
          [
            '/parameters/:parameterId',
            '/staff/invites/:inviteId',
            '/keys/:keyId',
            '/me/sessions',
            '/me/sessions/:sessionId',
          ],
          ['DELETE'],
        );
        refuseOtherMethods(own, ['/staff/:staffId'], ['PATCH']);
        refuseOtherMethods(own, ['/me'], [...readMethods, 'PATCH']);
        refuseOtherMethods(own, ['/keys'], [...readMethods, 'POST']);
        refuseOtherMethods(own, ['/sign-in'], [...readMethods, 'POST'], 'public');
        refuseOtherMethods(
          own,
          ['/sign-in/second-factor', '/sign-in/demo', '/sign-in/sso', '/links/look', '/links/use'],
          ['POST'],
          'public',
        );
        refuseOtherMethods(own, postRoutes, ['POST']);
      },
      { prefix: '/app' },
    );
  };
}

/** A store that fails here has answered already. */
async function isDemo(source: CustomerSource): Promise<boolean> {
  return await source.capabilities().then(
    ({ demo }) => demo,
    () => false,
  );
}

/** What is no route is nothing to strangers. */
function ruleOf({ routeOptions }: FastifyRequest): Rule {
  return routeOptions.config.rule ?? 'signed-in';
}

let document: string | null = null;

/** Made when it is first asked for: it and the rest of zod would be a tenth of a start. */
async function openapiText(): Promise<string> {
  if (document === null) {
    const { openapiDocument } = await import('../../../contract/openapi.ts');
    document = JSON.stringify(openapiDocument());
  }
  return document;
}

/** On whatever is answered under /api, from a route or before one was found. */
export function setApiHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(apiHeaders);
  reply.header(requestIdHeader, request.id);
}

/** After the gate, and before a body would be read. */
async function refuseUnknown({ is404 }: FastifyRequest): Promise<void> {
  if (is404) await refuseRoute();
}

async function refuseRoute(): Promise<never> {
  throw new HttpError(404, errors.routeNotFound);
}

/** In a hook, before a body would be read; after the gate, whose hook is older. */
function refuseOtherMethods(
  app: FastifyInstance,
  urls: readonly string[],
  allowed: readonly string[] = readMethods,
  rule: Rule = 'signed-in',
): void {
  const otherMethods = METHODS.filter((method) => !allowed.includes(method) && method !== 'CONNECT');
  for (const url of urls) {
    app.route({
      method: otherMethods,
      url,
      config: { rule },
      onRequest: async () => {
        throw new HttpError(405, errors.methodNotAllowed, { allow: allowed.join(', ') });
      },
      handler: refuseRoute,
    });
  }
}
