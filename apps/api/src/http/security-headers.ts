import type { FastifyInstance } from 'fastify';

const CONTENT_SECURITY_POLICY = [
  `default-src 'self'`,
  `img-src 'self' data: blob:`,
  `media-src 'self' blob:`,
  `style-src 'self' 'unsafe-inline'`,
  `connect-src 'self' ws: wss:`,
  `frame-ancestors 'none'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
].join('; ');

/** Headers of every answer. Handlers may tighten them (stored files get a sandbox), never loosen them. */
export function securityHeaders(url: string, servedByHttps: boolean): Record<string, string> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(servedByHttps && { 'strict-transport-security': 'max-age=31536000' }),
    ...(/^\/+(api|v1|hooks)(\/|$)/.test(url) && { 'cache-control': 'no-store' }),
  };
}

export function addSecurityHeaders(fastify: FastifyInstance, servedByHttps: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders(request.url, servedByHttps));
    done();
  });
}
