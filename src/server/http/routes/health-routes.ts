import type { FastifyInstance } from 'fastify';
import { routes } from '../../../contract/route-paths.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import { loadLateModules } from '../../loading/late-module.ts';
import { apiHeaders } from '../responses/security-headers.ts';
import { successEnvelope } from '../responses/envelopes.ts';

/** `/healthz`: the process is up. `/readyz`: customers can be read and every part is loaded, else 503. */
export function addHealthRoutes(app: FastifyInstance, source: CustomerSource): void {
  app.get(routes.healthz, async (_request, reply) => {
    reply.headers(apiHeaders);
    return successEnvelope('{"status":"alive"}', new Date());
  });
  app.get(routes.readyz, async (_request, reply) => {
    reply.headers(apiHeaders);
    await Promise.all([source.check(), loadLateModules()]);
    return successEnvelope('{"status":"ready"}', new Date());
  });
}
