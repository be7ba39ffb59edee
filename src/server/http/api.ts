import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { METHODS } from 'node:http';
import { errors } from '../../contract/errors.ts';
import { budgetHeader, requestIdHeader } from '../../contract/routes.ts';
import type { CursorCodec } from '../customers/cursor.ts';
import { apiHeaders } from './api-headers.ts';
import { addCustomersRoutes } from './customers-routes.ts';
import type { Gate } from './gate.ts';
import { HttpProblem } from './http-problem.ts';
import { addOwnPagesRoutes, type OwnPagesParts } from './own-pages-routes.ts';

export interface ApiParts extends OwnPagesParts {
  readonly gate: Gate;
  readonly cursors: CursorCodec;
}

const readMethods = ['GET', 'HEAD'];

/** Everything under /api. A scope's gate comes before its routes and before its 404, so nothing is said to strangers. */
export function addApi({ gate, source, cursors, capabilities }: ApiParts) {
  return async (api: FastifyInstance): Promise<void> => {
    // With a callback, not a promise: it is on the hot path and waits for nothing.
    api.addHook('onRequest', (request, reply, done) => {
      setApiHeaders(request, reply);
      done();
    });
    if (source.budget() !== null) {
      api.addHook('onSend', (request, reply, _text, done) => {
        if (gate.isSession(request.raw)) reply.header(budgetHeader, JSON.stringify(source.budget()));
        done();
      });
    }
    api.setNotFoundHandler(refuseRoute);
    api.get('/v1/openapi.json', openapiText);
    refuseOtherMethods(api, ['/v1/openapi.json']);

    await api.register(
      async (v1) => {
        v1.addHook('onRequest', (request, reply) => gate.admitKeyOrSession(request.raw, reply));
        v1.setNotFoundHandler(refuseRoute);
        addCustomersRoutes(v1, source, cursors);
        refuseOtherMethods(v1, ['/customers', '/customers/:customerId']);
      },
      { prefix: '/v1' },
    );

    await api.register(
      async (own) => {
        own.addHook('onRequest', async (request) => gate.admitSession(request.raw));
        own.setNotFoundHandler(refuseRoute);
        addOwnPagesRoutes(own, { source, capabilities });
        refuseOtherMethods(own, ['/session', '/capabilities', '/parameters', '/summary']);
        refuseOtherMethods(own, ['/parameters/:parameterId'], ['DELETE']);
      },
      { prefix: '/app' },
    );
  };
}

let document: string | null = null;

/** Made when it is first asked for: it and the rest of zod would be a tenth of a start. */
async function openapiText(): Promise<string> {
  if (document === null) {
    const { openapiDocument } = await import('../../contract/openapi.ts');
    document = JSON.stringify(openapiDocument());
  }
  return document;
}

/** On whatever is answered under /api, from a route or before one was found. */
export function setApiHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(apiHeaders);
  reply.header(requestIdHeader, request.id);
}

async function refuseRoute(): Promise<never> {
  throw new HttpProblem(404, errors.routeNotFound);
}

function refuseOtherMethods(app: FastifyInstance, urls: readonly string[], allowed: readonly string[] = readMethods): void {
  const otherMethods = METHODS.filter((method) => !allowed.includes(method) && method !== 'CONNECT');
  for (const url of urls) {
    app.route({
      method: otherMethods,
      url,
      handler: async () => {
        throw new HttpProblem(405, errors.methodNotAllowed, { allow: allowed.join(', ') });
      },
    });
  }
}
