import { randomUUID } from 'node:crypto';
import path from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UPLOAD_LIMIT_BYTES } from '#domain/uploads/upload.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { AppModule } from './app.module.js';
import { serveDocs } from './docs/openapi-document.js';
import type { Env } from './env.js';
import { answerRefusal } from './http/answer-refusal.js';
import { registerBodyParser } from './http/body-parser.js';
import { refusalOf } from './http/refusal.js';
import { observeRequests } from './http/request-observer.js';
import { rememberWhoActs } from './http/who-acts.js';
import { answerWrongMethods } from './http/wrong-methods.js';
import { addSecurityHeaders, securityHeaders } from './http/security-headers.js';
import { Metrics } from './metrics/metrics.js';
import type { Log } from './platform/log.js';
import { productFolder } from './platform/product.js';
import { proxySimulator } from './simulator/proxy-simulator.js';
import { serveConsole } from './web/serve-console.js';
import { serveEmbed } from './web/serve-embed.js';
import { serveWidget } from './web/serve-widget.js';

/** The application with everything but an open port; tests and `main.ts` build it the same way. */
export async function createApp(env: Env, log: Log): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(env, log), adapter(env), {
    bodyParser: false,
    logger: log,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  addSecurityHeaders(fastify, env.servedByHttps);
  observeRequests(fastify, log, app.get(Metrics));
  rememberWhoActs(fastify);
  answerWrongMethods(fastify);
  registerBodyParser(fastify);
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: UPLOAD_LIMIT_BYTES, headerPairs: 50 } });
  if (env.SIMULATOR_URL) await proxySimulator(fastify, env.SIMULATOR_URL);
  await serveWidget(fastify, path.join(productFolder, 'dist/widget'), env.DEMO === 'on');
  serveEmbed(fastify, path.join(productFolder, 'dist/console'), app.get(JobsDatabase));
  await serveConsole(fastify, path.join(productFolder, 'dist/console'));
  serveDocs(app, env.PUBLIC_URL);
  await app.init();
  await fastify.ready();
  return app;
}

function adapter(env: Env): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    // The router's own refusals (an address that cannot be decoded) come before any hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers({ ...securityHeaders(request.url, env.servedByHttps), 'x-request-id': request.id });
      answerRefusal(request, reply, refusalOf(error, request.id));
    },
    genReqId: () => randomUUID(),
    trustProxy: env.TRUSTED_PROXIES?.split(',').map((network) => network.trim()) ?? false,
    // Programs of integrators write /v1/clients, /v1/clients/ and /v1//clients alike.
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 2_000 },
    // Uploads may be slow; headers may not, and JSON bodies have their own, shorter limit.
    requestTimeout: 300_000,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
}
