import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/**
 * One line per request, at `debug`: its route, never its URL, so that no query and no customer id gets into a log. Our
 * own failures are logged by the error handler.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    if (this.isLogDisabled(request)) return;
    request.log.debug(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(error === null || error === undefined ? {} : { error: error.message }),
      },
      'request',
    );
  }

  override routeNotFound(): void {}
}
