import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleOf, type Schema, type Schemas } from './example-of.js';
import { OPERATIONS, REQUESTS } from './operations.js';
import { BLOCKED, FORBIDDEN, INVALID, KEY_REUSED, NOT_FOUND, RUNNING, TOO_MANY, UNAUTHORIZED } from './refusals.js';
import { PARAMETERS, VALUES } from './words.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
  schema?: Schema;
}

interface Content {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, unknown>;
}

/** An operation of the document, as far as it is described here. */
export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { description: string; headers?: object; content?: Record<string, Content> }>;
  security?: object[];
  'x-scope'?: string;
}

/** Fills in what every call of `/v1` has in common, and examples that are made from its form. */
export function describePublicApi(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  for (const [key, operation] of publicOperations(document)) {
    const words = OPERATIONS[key];
    operation.summary ||= words?.summary;
    const scope = operation['x-scope']
      ? `Scope: \`${operation['x-scope']}\`.`
      : operation.security
        ? 'Open to every token.'
        : 'Needs no token.';
    operation.description = [operation.description || words?.description, scope].filter(Boolean).join('\n\n');
    describeParameters(operation, key);
    const bodies = Object.values(operation.requestBody?.content ?? {});
    for (const body of bodies) body.examples ??= REQUESTS[key];
    const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    for (const content of [...bodies, ...answers.flatMap(([, answer]) => Object.values(answer.content ?? {}))])
      giveExample(content, schemas);
    for (const [, answer] of answers) {
      answer.description ||= operation.summary ?? '';
      if (operation.security) answer.headers = LIMIT_HEADERS;
    }
    describeRefusals(operation, key);
  }
}

/** Every operation under `/v1`, by its method and path. */
export function publicOperations(document: OpenAPIObject): [string, Operation][] {
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );
}

function describeParameters(operation: Operation, key: string): void {
  for (const parameter of operation.parameters ?? []) {
    parameter.description ||= PARAMETERS[parameter.name];
    if (parameter.in === 'path') parameter.example ??= VALUES[parameter.name] ?? 'order.pdf';
  }
  if (key.startsWith('POST ') && operation.security) (operation.parameters ??= []).push(IDEMPOTENCY_KEY);
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A key of your own for this request, such as a UUID: for 24 hours its copies get the first answer, and nothing happens twice.',
  schema: { type: 'string', example: '0d5e5c1e-8f0b-4d3a-9c51-2a7f0f6f3b11' },
};

function giveExample(content: Content, schemas: Schemas): void {
  if (content.schema && content.example === undefined && !content.examples) content.example = exampleOf(content.schema, schemas);
}

const whole = (description: string): object => ({ description, schema: { type: 'integer' } });
const LIMIT_HEADERS = {
  'X-RateLimit-Limit': whole('How many calls a minute the token may make.'),
  'X-RateLimit-Remaining': whole('How many of them are left.'),
  'X-RateLimit-Reset': whole('When the next minute begins, in unix seconds.'),
};

/** What is done in a dialog is refused while it is blocked, and a message of it is not shown; of those that post it is one of several reasons. */
const WORKS_IN_DIALOGS = [
  ...['PUT /v1/dialogs/{id}', 'PUT /v1/requests/close', 'GET /v1/messages/{id}/read', 'GET /v1/messages/{id}/unread'],
  ...['GET /v1/messages/{id}/transfer', 'GET /v1/messages/{id}/transfer_to_group', 'GET /v1/messages/{id}'],
];

function describeRefusals({ responses, security, parameters, requestBody }: Operation, key: string): void {
  const post = key.startsWith('POST ');
  const namesThings = parameters?.some(({ name }) => name === 'id' || name === 'pass') ?? false;
  const common = {
    ...((parameters?.length || requestBody) && { 400: INVALID }),
    ...(security && { 401: UNAUTHORIZED, 403: FORBIDDEN, 429: TOO_MANY }),
    ...((namesThings || requestBody) && { 404: NOT_FOUND }),
    ...(WORKS_IN_DIALOGS.includes(key) && { 409: BLOCKED }),
    ...(post && security && { 409: RUNNING, 422: KEY_REUSED }),
  };
  for (const [status, answer] of Object.entries(common)) responses[status] ??= answer as Operation['responses'][string];
}
