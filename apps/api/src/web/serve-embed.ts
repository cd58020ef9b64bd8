import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { embedOrigins } from '#persistence/embed/embed-origins.view.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { framedPageHeaders } from '../http/security-headers.js';

interface OfCompany {
  Params: { companyId: string };
}

/**
 * The agent view: the console's page, with the company's list of sites in its headers, for the browser, and in itself, so that its script
 * listens to nobody else. A company that there is not has an empty list like any other.
 */
export function serveEmbed(fastify: FastifyInstance, folder: string, jobs: JobsDatabase): void {
  fastify.get('/embed/:companyId', async (request: FastifyRequest<OfCompany>, reply: FastifyReply) => {
    const id = /^\d{1,15}$/.test(request.params.companyId) ? Number(request.params.companyId) : 0;
    if (id === 0) return reply.callNotFound();
    const origins = await embedOrigins(jobs, id);
    for (const [name, value] of Object.entries(framedPageHeaders(origins))) {
      if (value === null) reply.removeHeader(name);
      else void reply.header(name, value);
    }
    const page = await pageOf(folder);
    if (page === null) return reply.type('text/plain').send('The console is not built yet. Build it with: npm run build\n');
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replace('</head>', `${metaOf(origins)}</head>`));
  });
}

/** Read anew with each frame: a build may have come since, and it is one small file. */
const pageOf = (folder: string): Promise<string | null> => readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null);

/** Origins as browsers write them hold none of what would end the attribute; it is made sure of all the same. */
const metaOf = (origins: readonly string[]): string =>
  `<meta name="deskwire-embed-origins" content="${origins.map((origin) => origin.replaceAll(/[^\w.:/[\]-]/g, '')).join(' ')}">`;
