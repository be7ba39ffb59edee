import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { routes } from '../../contract/route-paths.ts';
import type { CustomerSource } from '../customers/customer-source.ts';
import type { Authenticator } from './auth/authenticate.ts';
import { isLocalRequest } from './auth/local-request.ts';
import { apiHeaders } from './responses/security-headers.ts';

export interface MetricsDeps {
  readonly authenticator: Pick<Authenticator, 'authenticateKey'>;
  readonly source: Pick<CustomerSource, 'capabilities' | 'quota'>;
}

/** Memory, processor, event loop and garbage of this process, once for all servers in it. */
const processMetrics = new Registry();
collectDefaultMetrics({ register: processMetrics });

/** In seconds: most lists take a millisecond, an export minutes. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30];

/**
 * `/metrics`, in the text format of Prometheus: for programs on this computer, and for keys with the scope
 * `metrics:read`. No label holds anything of a customer or a caller.
 */
export async function addMetrics(app: FastifyInstance, { authenticator, source }: MetricsDeps): Promise<void> {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its response, by route; aborted where the client left before.',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers: [registry],
  });
  app.addHook('onRequest', (request, reply, done) => {
    // Not Fastify's onResponse, which misses requests whose client left before the end.
    reply.raw.once('close', () => {
      const route = request.routeOptions.url ?? 'none';
      const status = reply.raw.writableFinished ? reply.statusCode : 'aborted';
      duration.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    });
    done();
  });
  if ((await source.capabilities()).metered) addQuota(registry, source);
  app.get(routes.metrics, async ({ raw }, reply) => {
    reply.headers(apiHeaders);
    if (!isLocalRequest(raw)) await authenticator.authenticateKey(raw, reply, 'metrics:read');
    reply.type(registry.contentType);
    return (await Promise.all([processMetrics.metrics(), registry.metrics()])).join('\n');
  });
}

/** How much of the upstream's hour is used. */
function addQuota(registry: Registry, source: MetricsDeps['source']): void {
  const quota = new Gauge({
    name: 'upstream_quota_requests',
    help: 'Requests of the current window to Tiquo that are used, and the most that are allowed.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      quota.reset();
      // Where it cannot be read, the other figures matter all the more.
      const now = await source.quota().catch(() => null);
      if (now === null) return;
      quota.set({ kind: 'used' }, now.used);
      quota.set({ kind: 'limit' }, now.limit);
    },
  });
}
