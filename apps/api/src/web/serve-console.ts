import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Addresses that are never a page: an unknown one is a 404 there, not the console. */
const NOT_PAGES = /^\/+(v1|api|hooks|ws|docs|docs-json|schemas|healthz|readyz|metrics|assets|widget|demo-site)(\/|$)|^\/+simulator\/./;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The built console. Files with a hash in their name may be kept for ever; every other address is the one page, which finds
 * its own way and must never be kept.
 */
export async function serveConsole(fastify: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(path.join(folder, 'index.html'));
  if (built) await fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  fastify.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    const address = request.url.split('?')[0] ?? '/';
    if (!built) {
      if (address !== '/') return reply.callNotFound();
      return reply.type('text/plain').send('The console is not built yet. Build it with: npm run build\n');
    }
    if (address.startsWith('/assets/'))
      return reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).sendFile(address);
    if (NOT_PAGES.test(address)) return reply.callNotFound();
    const isFile = (address.split('/').at(-1) ?? '').includes('.');
    return reply.header('cache-control', 'no-cache').sendFile(isFile ? address : 'index.html');
  });
}
