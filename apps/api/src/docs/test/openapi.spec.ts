import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productFolder } from '../../platform/product.js';
import { describeApi, openApiText } from '../describe-api.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { allRoutes } from '../../../../../test/api/routes.js';

/** Not for people who read documentation: providers' webhooks and Prometheus. What the site chat speaks is told in docs/sdk.md. */
const UNDESCRIBED = [
  'GET /hooks/{transport}/{key}',
  'POST /hooks/{transport}/{key}',
  'POST /hooks/payments/stripe',
  'GET /metrics',
  'GET /widget/{key}/config',
  'POST /widget/{key}/session',
  'DELETE /widget/{key}/session',
  'GET /widget/{key}/messages',
  'POST /widget/{key}/uploads',
  'GET /widget/files/{pass}/{name}',
  'POST /livechat/start',
];

describe('the OpenAPI document', () => {
  it('in the repository is the one that the controllers give; renew it with: npm run openapi', async () => {
    expect(readFileSync(path.join(productFolder, 'apps/api/openapi.json'), 'utf8')).toBe(await openApiText());
  });

  it('describes every route, and the running API serves the same document', async () => {
    const api = await ApiUnderTest.start();
    try {
      const { paths } = await describeApi();
      const described = Object.entries(paths).flatMap(([at, operations]) =>
        Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${at}`),
      );
      const routes = allRoutes(api).map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`);
      expect([...described, ...UNDESCRIBED].sort()).toEqual(routes.sort());
      const served = await api.inject({ method: 'GET', url: '/docs-json' });
      expect(served.json()).toEqual(JSON.parse(await openApiText()));
    } finally {
      await api.stop();
    }
  });

  it('gives every operation a name of its own and an answer with a form', async () => {
    const { paths } = await describeApi();
    const operations = Object.values(paths).flatMap((item) =>
      Object.values(item as Record<string, { operationId: string; responses: Record<string, object> }>),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const formless = operations.filter(
      ({ responses }) =>
        !Object.entries(responses).some(([status, answer]) => status === '204' || (/^20/.test(status) && 'content' in answer)),
    );
    expect(formless.map(({ operationId }) => operationId)).toEqual([]);
  });
});
