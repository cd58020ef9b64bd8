import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { productVersion } from '../platform/product.js';

/** The description of every route, made from the controllers; committed as apps/api/openapi.json. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Deskwire')
    .setDescription('`/v1` is the public API for integrations, in the form of Chat2Desk; `/api` is what the console uses and may change with it.')
    .setVersion(productVersion)
    .setOpenAPIVersion('3.1.0')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'Authorization', description: "The company's API token, bare, without Bearer" }, 'token')
    .addCookieAuth('deskwire_session', { type: 'apiKey' }, 'session')
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** `/docs` for people, `/docs-json` for programs; nothing is loaded from elsewhere. */
export function serveDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'docs-json', raw: ['json'], customSiteTitle: 'Deskwire API' });
}
