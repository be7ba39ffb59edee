import { METHODS } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { CursorCodec } from '../customers/cursor.ts';
import { addApi, setApiHeaders, type ApiDeps } from './api-plugin.ts';
import { createErrorHandler, type ErrorHandler } from './responses/error-handler.ts';
import { strictTransportSecurity } from './responses/security-headers.ts';
import { Authenticator, type AuthenticatorDeps } from './auth/authenticate.ts';
import { createHttpServer } from './transport/http-server.ts';
import { addMetrics } from './metrics.ts';
import { pages, type PagesDeps } from './pages.ts';
import { addHealthRoutes, type HealthRoutesDeps } from './routes/health-routes.ts';
import { newRequestId } from './transport/request-ids.ts';
import { RequestLog } from './transport/request-log.ts';

export interface AppDeps extends Omit<
  AuthenticatorDeps & ApiDeps & HealthRoutesDeps & PagesDeps,
  'authenticator' | 'cursors'
> {
  readonly cursorSecret: Uint8Array;
  readonly logLevel: Config['logLevel'];
  /** Takes each line of the log. */
  readonly logTo: { write(line: string): void };
}

const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** The HTTP server, not listening yet. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const authenticator = new Authenticator(deps);
  const handleError = createErrorHandler();
  const app: FastifyInstance = fastify({
    serverFactory: createHttpServer,
    // createHttpServer responds to these; Fastify would add a response of its own.
    clientErrorHandler: () => {},
    logger: { level: deps.logLevel, stream: deps.logTo },
    logController: new RequestLog({ disableRequestLogging: !['debug', 'trace'].includes(deps.logLevel) }),
    genReqId: newRequestId,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 2048 },
    frameworkErrors: (error, request, reply) => {
      void handleUnroutable(authenticator, handleError, error, request, reply);
    },
  });
  // Only the routes of our own pages take bodies (see api-plugin.ts); the body of any other request is never read.
  for (const method of METHODS)
    app.addHttpMethod(method, { hasBody: methodsWithBody.has(method), overrideExisting: true });
  app.removeAllContentTypeParsers();
  app.setErrorHandler(handleError);
  if (deps.originPolicy.isSecure) {
    app.addHook('onRequest', (_request, reply, done) => {
      reply.header('strict-transport-security', strictTransportSecurity);
      done();
    });
  }
  addHealthRoutes(app, deps);
  await addMetrics(app, { ...deps, authenticator });
  await app.register(addApi({ ...deps, authenticator, cursors: new CursorCodec(deps.cursorSecret) }), {
    prefix: '/api',
  });
  await app.register(pages(deps));
  return app;
}

/** The part before the path in a proxy's request. */
const schemeAndHost = /^https?:\/\/[^/]*/i;

/** A path that cannot be decoded has no route, so no hook runs: authentication, which comes first, is done here. */
async function handleUnroutable(
  authenticator: Authenticator,
  handleError: ErrorHandler,
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  try {
    setApiHeaders(request, reply);
    const path = request.raw.url?.replace(schemeAndHost, '') ?? '';
    if (path.startsWith('/api/v1/')) await authenticator.authenticateKeyOrSession(request.raw, reply, 'signed-in');
    if (path.startsWith('/api/app/')) await authenticator.authenticateSession(request.raw, reply, 'signed-in');
    handleError(error, request, reply);
  } catch (authenticationError) {
    handleError(authenticationError, request, reply);
  }
}
