import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerRefusal } from './answer-refusal.js';
import { HttpRefusal } from './http.errors.js';
import { refusalOf } from './refusal.js';

/** The console's page answers every GET that nobody else does. */
const CATCHES_ALL = '/*';

/**
 * `/v1` tells a wrong method from a wrong address, and answers OPTIONS with what the address knows. Nothing here lets other sites'
 * pages read an answer: whoever put a token into a page would give it to every visitor.
 */
export function answerWrongMethods(fastify: FastifyInstance): void {
  const known: { pattern: RegExp; method: string }[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/v1/')) return;
    const pattern = new RegExp(`^${url.replace(/\/+$/, '').replaceAll(/:\w+/g, '[^/]+')}$`);
    for (const one of [method].flat()) known.push({ pattern, method: one });
  });
  const methodsAt = (request: FastifyRequest): string[] => {
    const address = (request.url.split('?')[0] ?? '').replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
    return [...new Set(known.filter(({ pattern }) => pattern.test(address)).map(({ method }) => method))].sort();
  };
  fastify.addHook('onRequest', (request, reply, done) => {
    const nobodys = request.is404 || request.routeOptions.url === CATCHES_ALL;
    const methods = nobodys && /^\/+v1\//.test(request.url) ? methodsAt(request) : [];
    if (methods.length === 0) return done();
    void reply.header('allow', [...methods, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') void reply.status(204).send();
    else answerRefusal(request, reply, refusalOf(new MethodNotKnown(request.method, methods), request.id));
  });
}

class MethodNotKnown extends HttpRefusal {
  constructor(method: string, known: string[]) {
    super(405, 'method_not_allowed', `${method} is not possible at this address; it knows ${known.join(', ')}`);
  }
}
