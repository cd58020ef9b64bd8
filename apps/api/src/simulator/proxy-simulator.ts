import proxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';

/** Hands `/simulator/phones/…` and the pages of test payments to the simulator's own server, its event streams included. Nobody's cookie or token goes along. */
export async function proxySimulator(fastify: FastifyInstance, upstream: string): Promise<void> {
  const streams = new Set<() => void>();
  // An open stream would hold up a stop until its end, which never comes.
  fastify.addHook('preClose', (done) => {
    streams.forEach((close) => close());
    done();
  });
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addHook('onRequest', (request, reply, done) => {
      const close = (): void => void request.raw.socket.destroy();
      streams.add(close);
      reply.raw.once('close', () => streams.delete(close));
      done();
    });
    // `/simulator` itself is a page of the console; a shorter prefix would take it too.
    for (const prefix of ['/simulator/phones', '/simulator/payments']) {
      await scope.register(proxy, {
        upstream,
        prefix,
        rewritePrefix: prefix,
        undici: { connections: 128, pipelining: 1, bodyTimeout: 0, headersTimeout: 30_000 },
        replyOptions: {
          rewriteRequestHeaders: (_request, { cookie: _cookie, authorization: _authorization, ...headers }) => headers,
        },
      });
    }
  });
}
