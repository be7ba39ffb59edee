import type { FastifyInstance } from 'fastify';
import { routes } from '../../../contract/route-paths.ts';
import { errors } from '../../../contract/error-messages.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import { loadLateModules } from '../../loading/late-module.ts';
import type { DataHealth } from '../../database/integrity/data-health.ts';
import { apiHeaders } from '../responses/security-headers.ts';
import { successEnvelope } from '../responses/envelopes.ts';
import { HttpError } from '../responses/http-error.ts';

export interface HealthRoutesDeps {
  readonly source: CustomerSource;
  readonly health: Pick<DataHealth, 'isSound'>;
}

/**
 * `/healthz`: the process is up. `/readyz`: customers can be read, no data is known to be damaged, and every part is
 * loaded, else 503.
 */
export function addHealthRoutes(app: FastifyInstance, { source, health }: HealthRoutesDeps): void {
  app.get(routes.healthz, async (_request, reply) => {
    reply.headers(apiHeaders);
    return successEnvelope('{"status":"alive"}', new Date());
  });
  app.get(routes.readyz, async (_request, reply) => {
    reply.headers(apiHeaders);
    if (!(await health.isSound())) throw new HttpError(503, errors.dataUnsound);
    await Promise.all([source.check(), loadLateModules()]);
    return successEnvelope('{"status":"ready"}', new Date());
  });
}
