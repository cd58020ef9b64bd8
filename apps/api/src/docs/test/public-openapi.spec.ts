import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { describeApi } from '../describe-api.js';
import { publicOperations, type Operation } from '../v1/describe-public-api.js';
import { exampleOf } from '../v1/example-of.js';

describe("integrators' document of /v1", () => {
  let operations: [string, Operation][];
  beforeAll(async () => {
    operations = publicOperations(await describeApi());
  });

  const lacking = (lacks: (operation: Operation, key: string) => boolean): string[] =>
    operations.filter(([key, operation]) => lacks(operation, key)).map(([key]) => key);
  const good = ({ responses }: Operation): Operation['responses'][string][] =>
    Object.entries(responses).flatMap(([status, answer]) => (status.startsWith('2') ? [answer] : []));

  it('says of every call what it does and which scope it needs; docs/v1/operations.ts is the place', () => {
    expect(operations.length).toBeGreaterThan(10);
    expect(lacking(({ summary }) => !summary)).toEqual([]);
    expect(
      lacking(({ description }) => !/Scope: `\w+:(read|write)`\.|Open to every token\.|Needs no token\./.test(description ?? '')),
    ).toEqual([]);
  });

  it('says of every parameter what it means; docs/v1/words.ts is the place', () => {
    const nameless = operations.flatMap(([key, { parameters = [] }]) =>
      parameters.filter(({ description }) => !description).map(({ name }) => `${key} ${name}`),
    );
    expect(nameless).toEqual([]);
  });

  it('shows a request of every call that has a body', () => {
    const withoutExample = lacking(({ requestBody }) =>
      Object.values(requestBody?.content ?? {}).some(({ example, examples }) => example === undefined && !examples),
    );
    expect(withoutExample).toEqual([]);
  });

  it('shows an answer of every call, in the envelope', () => {
    const isEnveloped = (example: unknown): boolean => {
      const { status, data } = (example ?? {}) as { status?: string; data?: unknown };
      return status === 'success' && data !== undefined;
    };
    const without = lacking(
      (operation, key) =>
        !key.startsWith('GET /v1/files/') &&
        !good(operation).every(({ content = {} }) =>
          Object.values(content).every(({ example, examples }) =>
            examples ? Object.values(examples).length > 0 : isEnveloped(example) || Array.isArray(example),
          ),
        ),
    );
    expect(without).toEqual([]);
  });

  it('shows how every call is refused', () => {
    const errors = (operation: Operation): string[] =>
      Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
        /^4/.test(status) && Object.values(content).every(({ example }) => (example as { status?: string }).status === 'error')
          ? [status]
          : [],
      );
    expect(
      lacking((operation) => operation.security !== undefined && !['401', '403', '429'].every((one) => errors(operation).includes(one))),
    ).toEqual([]);
    expect(lacking((operation, key) => key.includes('{id}') && !errors(operation).includes('404'))).toEqual([]);
    expect(lacking((operation, key) => key.startsWith('POST') && !!operation.security && !errors(operation).includes('409'))).toEqual([]);
  });

  it('is served to everybody, without what the console calls, and names every schema that it uses', async () => {
    const api = await ApiUnderTest.start({ PUBLIC_URL: 'http://chat.example.test' });
    try {
      const answer = await api.inject({ method: 'GET', url: '/v1/openapi.json' });
      expect(answer.statusCode).toBe(200);
      const document = answer.json() as OpenAPIObject;
      expect(Object.keys(document.paths).every((path) => path.startsWith('/v1/'))).toBe(true);
      expect(document.servers).toEqual([{ url: 'http://chat.example.test' }]);
      expect(document.components?.securitySchemes).toEqual({ token: expect.objectContaining({ in: 'header', name: 'Authorization' }) });
      const named = [...answer.body.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
      expect(Object.keys(document.components?.schemas ?? {}).sort()).toEqual([...new Set(named)].sort());
      const page = await api.inject({ method: 'GET', url: '/docs/v1' });
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    } finally {
      await api.stop();
    }
  });
});

describe('an example', () => {
  it('takes what a schema says itself, else what a field is usually like, else something of its type', () => {
    const schema = {
      type: 'object',
      properties: {
        id: { type: 'number' },
        text: { type: ['string', 'null'] },
        size: { type: 'string', example: 'large' },
        state: { type: 'string', enum: ['open', 'closed'] },
        items: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
        odd: { type: 'string' },
      },
    };
    const schemas = { Item: { type: 'object', properties: { done: { type: 'boolean' } } } };
    expect(exampleOf(schema, schemas)).toEqual({
      ...{ id: 20417, text: 'Is my order ready?', size: 'large', state: 'open', items: [{ done: true }], odd: 'text' },
    });
  });

  it('of what names itself comes to an end', () => {
    const schemas = { Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } } };
    expect(JSON.stringify(exampleOf({ $ref: '#/components/schemas/Tree' }, schemas)).length).toBeLessThan(200);
  });
});
