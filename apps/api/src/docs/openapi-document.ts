import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '../http/problem.presenter.js';
import { ApiError } from '../public/api-error.presenter.js';
import { productVersion } from '../platform/product.js';
import { scenarioSchemas } from '../console/scenarios/schema/json-schema.js';
import { describePublicApi } from './v1/describe-public-api.js';
import { publicDocument } from './v1/public-document.js';

/** The description of every route, made from the controllers; committed as apps/api/openapi.json. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Deskwire')
    .setDescription(
      '`/v1` is the public API for integrations, in the form of Chat2Desk; `/api` is what the console uses and may change with it.',
    )
    .setVersion(productVersion)
    .setOpenAPIVersion('3.1.0')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'Authorization', description: "The company's API token, bare, without Bearer" },
      'token',
    )
    .addCookieAuth('deskwire_session', { type: 'apiKey' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem, ApiError],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  describeScenarios(document);
  describeRefusals(document);
  describePublicApi(document);
  return document;
}

/** What a scenario is made of, by the schemas that check it. */
function describeScenarios({ components }: OpenAPIObject): void {
  const schemas = scenarioSchemas((name) => `#/components/schemas/${name}`);
  Object.assign((components ??= {}).schemas ?? {}, schemas);
}

/** Every route may refuse, and all refuse alike; so it is said here and not a hundred times in the controllers. */
function describeRefusals(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    const publicApi = path.startsWith('/v1/');
    if (!publicApi && !path.startsWith('/api/')) continue;
    const schema = { $ref: getSchemaPath(publicApi ? ApiError : Problem) };
    const content = { [publicApi ? 'application/json' : 'application/problem+json']: { schema } };
    for (const operation of Object.values(item as Record<string, { responses?: Record<string, unknown> }>)) {
      if (operation.responses) operation.responses['default'] = { description: 'Refused; the sentence says why', content };
    }
  }
}

/** `/docs` for people, `/docs-json` for programs, and `/v1` alone for integrators; nothing is loaded from elsewhere. */
export function serveDocs(app: INestApplication, publicUrl = '/'): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    raw: ['json'],
    customSiteTitle: 'Deskwire API',
  });
  SwaggerModule.setup('docs/v1', app, () => publicDocument(openApiDocument(app), publicUrl), {
    jsonDocumentUrl: 'v1/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Deskwire API for integrators',
  });
}
