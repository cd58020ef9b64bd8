import type { FastifyInstance } from 'fastify';

/** `framedBy`: whose pages may show this one in a frame. */
const contentSecurityPolicy = (framedBy: readonly string[]): string =>
  [
    `default-src 'self'`,
    // The encoder of voice notes for browsers that have none.
    `script-src 'self' 'wasm-unsafe-eval'`,
    `img-src 'self' data: blob:`,
    `media-src 'self' blob:`,
    `style-src 'self' 'unsafe-inline'`,
    `connect-src 'self' ws: wss:`,
    `frame-ancestors ${framedBy.length === 0 ? `'none'` : framedBy.join(' ')}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');

const CONTENT_SECURITY_POLICY = contentSecurityPolicy([]);

/**
 * Of the agent view, the one page that others may frame: those of the list, and our own settings, which show what it looks like. `null`
 * takes a header away.
 */
export const framedPageHeaders = (origins: readonly string[]): Record<string, string | null> => ({
  'content-security-policy': contentSecurityPolicy([`'self'`, ...origins]),
  'x-frame-options': null,
  // A page that isolates itself frames only what says so.
  'cross-origin-resource-policy': 'cross-origin',
});

/** Headers of every answer. Handlers may tighten them (stored files get a sandbox), never loosen them; the agent view alone is framed. */
export function securityHeaders(url: string, servedByHttps: boolean): Record<string, string> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(servedByHttps && { 'strict-transport-security': 'max-age=31536000' }),
    ...(/^\/+(api|v1|hooks|widget)(\/|$)/.test(url) && { 'cache-control': 'no-store' }),
    ...(isForOtherSites(url) && FOR_OTHER_SITES),
  };
}

/**
 * The visitors' chat stands in other people's pages. It knows no cookie, so that letting every page read the answers gives none of
 * them anything; which pages may chat is decided by the channel.
 */
const FOR_OTHER_SITES = {
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, x-request-id',
};
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, DELETE',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '86400',
};

const isForOtherSites = (url: string): boolean => /^\/+widget(\.js)?(\/|\?|$)/.test(url);

export function addSecurityHeaders(fastify: FastifyInstance, servedByHttps: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders(request.url, servedByHttps));
    if (request.method === 'OPTIONS' && isForOtherSites(request.url)) {
      void reply.headers(PREFLIGHT).status(204).send();
      return;
    }
    done();
  });
}
