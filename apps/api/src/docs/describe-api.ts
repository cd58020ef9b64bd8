import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from '../app.module.js';
import { Env } from '../env.js';
import { Log } from '../platform/log.js';
import { openApiDocument } from './openapi-document.js';

/** The description without a database: in preview mode Nest reads the controllers and makes nothing. */
export async function describeApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(AppModule.with(new Env(), new Log('silent')), new FastifyAdapter(), {
    preview: true,
    logger: false,
  });
  return openApiDocument(app);
}

/** The text of apps/api/openapi.json. */
export const openApiText = async (): Promise<string> => `${JSON.stringify(await describeApi(), null, 2)}\n`;
