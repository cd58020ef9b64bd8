import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import type { Log } from '../platform/log.js';

/** One log line and one measurement a request. The route's pattern is kept, never its address: searches hold names and phones. */
export function observeRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const seconds = reply.elapsedTime / 1000;
    metrics.request(request.method, route, reply.statusCode, seconds);
    // Providers call thousands of times a minute: what went well is in the metrics.
    const quiet =
      route === '/healthz' || route === '/readyz' || route === '/metrics' || (route.startsWith('/hooks/') && reply.statusCode < 300);
    if (!quiet) {
      log.info('request', {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        companyId: request.caller?.companyId ?? request.apiCaller?.companyId,
        operatorId: request.caller?.operatorId,
      });
    }
    done();
  });
}
