import type { FastifyInstance } from 'fastify';
import { acting } from '#persistence/audit/acting.js';

/** Each request has its own answer to "who acts". It begins behind the reading of the body, which would not hand it on to the handler. */
export function rememberWhoActs(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (request, _reply, done) => acting.begin(request.ip, done));
}
