import { METHODS } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from './config/config.ts';
import { CursorCodec } from './customers/cursor.ts';
import { addApi, setApiHeaders, type ApiDeps } from './http/api.ts';
import { handleError } from './http/responses/error-handler.ts';
import { Authenticator, type AuthenticatorDeps } from './http/auth/authenticate.ts';
import { createHttpServer } from './http/transport/http-server.ts';
import { pages } from './http/pages.ts';
import { addProbes } from './http/routes/health-routes.ts';
import { newRequestId } from './http/transport/request-ids.ts';
import { RequestLog } from './http/transport/request-log.ts';

export interface AppDeps extends Omit<AuthenticatorDeps & ApiDeps, 'authenticator' | 'cursors'> {
  readonly cursorSecret: Uint8Array;
  /** Where the built web app lies. */
  readonly webDirectory: string;
  readonly logLevel: Config['logLevel'];
  /** Takes each line of the log. */
  readonly logTo: { write(line: string): void };
}

const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** The server, put together and not yet listening; tests and `main` give it their deps. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const authenticator = new Authenticator(deps);
  const app: FastifyInstance = fastify({
    serverFactory: createHttpServer,
    // The server above answers these itself; Fastify would add an answer of its own form.
    clientErrorHandler: () => {},
    logger: { level: deps.logLevel, stream: deps.logTo },
    logController: new RequestLog({ disableRequestLogging: !['debug', 'trace'].includes(deps.logLevel) }),
    childLoggerFactory: (logger) => logger,
    genReqId: newRequestId,
    return503OnClosing: false,
    // No route has a schema of Fastify's: zod checks what comes in, and what goes out is text already.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    routerOptions: { maxParamLength: 2048 },
    frameworkErrors: (error, request, reply) => {
      void answerUnroutable(authenticator, error, request, reply);
    },
  });
  // Only the routes of our own pages take bodies (see api.ts); of any other request none is ever read.
  for (const method of METHODS)
    app.addHttpMethod(method, { hasBody: methodsWithBody.has(method), overrideExisting: true });
  app.removeAllContentTypeParsers();
  app.setErrorHandler(handleError);
  addProbes(app, deps.source);
  await app.register(addApi({ ...deps, authenticator, cursors: new CursorCodec(deps.cursorSecret) }), {
    prefix: '/api',
  });
  await app.register(pages(deps.webDirectory, deps.sessions));
  return app;
}

/** In place of Ajv and what it brings, a fifth of the modules of a start. */
function noSchemas(): never {
  throw new Error('Routes are checked by zod, not by schemas of Fastify');
}

/** What a proxy's request has before its path. */
const authority = /^https?:\/\/[^/]*/i;

/**
 * A path that cannot be decoded has no route whose hooks would run, so they are run here: the order of checks stays.
 */
async function answerUnroutable(
  authenticator: Authenticator,
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  try {
    setApiHeaders(request, reply);
    const path = request.raw.url?.replace(authority, '') ?? '';
    if (path.startsWith('/api/v1/')) await authenticator.authenticateKeyOrSession(request.raw, reply, 'signed-in');
    if (path.startsWith('/api/app/')) await authenticator.authenticateSession(request.raw, reply, 'signed-in');
    handleError(error, request, reply);
  } catch (refusal) {
    handleError(refusal, request, reply);
  }
}
