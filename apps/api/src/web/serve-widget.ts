import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** The loader's name never changes: browsers may use theirs for a while, and then ask whether it is still the one. */
const LOADER_SECONDS = 5 * 60;
const DAY_SECONDS = 24 * 60 * 60;

/** Pages of other people fetch these: their browsers must be told that they may. */
const FOR_ALL_SITES = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
};

const CACHED = {
  loader: `public, max-age=${LOADER_SECONDS}, stale-while-revalidate=${DAY_SECONDS}, stale-if-error=${DAY_SECONDS}`,
  hashed: `public, max-age=${YEAR_SECONDS}, immutable`,
  asked: 'no-cache',
};

interface File {
  Params: { file: string };
}

/**
 * The built site chat: its loader under a fixed name, the files it fetches under names with a hash, the console's preview of it; and,
 * with the demo, a little shop that has it on its pages. All are built compressed beforehand.
 */
export async function serveWidget(fastify: FastifyInstance, folder: string, demo: boolean): Promise<void> {
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
    const send = (reply: FastifyReply, file: string, cached: keyof typeof CACHED) =>
      reply.header('cache-control', CACHED[cached]).sendFile(file);

    scope.get('/widget.js', (_request, reply) => send(reply.headers(FOR_ALL_SITES), 'widget.js', 'loader'));
    scope.get('/widget/preview.js', (_request, reply) => send(reply, 'widget/preview.js', 'asked'));
    scope.get('/widget/assets/:file', (request: FastifyRequest<File>, reply) =>
      send(reply.headers(FOR_ALL_SITES), path.join('widget/assets', path.basename(request.params.file)), 'hashed'),
    );
    if (!demo) return;
    scope.get('/demo-site', (_request, reply) => send(reply, 'demo-site/index.html', 'asked'));
    scope.get('/demo-site/:file', (request: FastifyRequest<File>, reply) =>
      send(reply, path.join('demo-site', path.basename(request.params.file)), 'asked'),
    );
  });
}
