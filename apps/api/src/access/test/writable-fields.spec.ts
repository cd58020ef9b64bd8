import { describeApi } from '../../docs/describe-api.js';

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
}
interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** What the product alone writes: whose a row is, what state it is in, who made it, and every secret's hash. */
const NEVER = [
  'id',
  'companyId',
  'company_id',
  'passwordHash',
  'tokenHash',
  'createdAt',
  'stateSince',
  'confirmedAt',
  'baseRole',
  'licenceCount',
];
/** Where one of them is a program's own word, or what the form is for. */
const THEIR_OWN = new Set([
  'PUT /v1/operators id',
  'PUT /v1/webhooks id',
  'DELETE /v1/webhooks id',
  'POST /v1/messages/inbox id',
  'POST /api/scenarios/import id',
  // By whose address the frame was opened; the token must be that company's.
  'POST /api/embed/session companyId',
]);

/** The only forms in which a role may be named, and in which a state may. */
const ROLE_IN = new Set([
  'PATCH /api/operators/{id}',
  'POST /api/invitations',
  'POST /api/invitations/check',
  'DELETE /api/roles/{id}',
  'POST /v1/operators',
  'PUT /v1/operators',
  'PUT /v1/operators/{id}',
]);
const STATE_IN = new Set([
  'PATCH /api/tickets/{id}',
  'PATCH /api/channels/{id}',
  'PATCH /api/webhooks/{id}',
  'PUT /v1/dialogs/{id}',
  'POST /v1/tickets',
  'PUT /v1/tickets/{id}',
]);

/** Every field that a request's body may hold, nested ones too, by method and path. */
async function writableFields(): Promise<Map<string, Set<string>>> {
  const document = (await describeApi()) as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const collect = (schema: Schema | undefined, found: Set<string>, seen: Set<string>): Set<string> => {
    const name = schema?.$ref?.split('/').at(-1);
    if (name !== undefined && seen.has(name)) return found;
    if (name !== undefined) seen.add(name);
    const resolved = name === undefined ? schema : document.components.schemas[name];
    for (const part of resolved?.allOf ?? []) collect(part, found, seen);
    if (resolved?.items) collect(resolved.items, found, seen);
    for (const [field, inner] of Object.entries(resolved?.properties ?? {})) collect(inner, found.add(field), seen);
    return found;
  };
  return new Map(
    Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { requestBody }]): [string, Set<string>][] => {
        const found = new Set<string>();
        for (const { schema } of Object.values(requestBody?.content ?? {})) collect(schema, found, new Set());
        return found.size > 0 ? [[`${method.toUpperCase()} ${path}`, found]] : [];
      }),
    ),
  );
}

describe('what a request may write', () => {
  let fields: Map<string, Set<string>>;
  beforeAll(async () => (fields = await writableFields()));

  const formsWith = (names: readonly string[]): string[] =>
    [...fields].flatMap(([form, found]) => names.filter((name) => found.has(name)).map((name) => `${form} ${name}`));

  it('the document names the forms at all', () => {
    expect(fields.get('PATCH /api/operators/{id}')).toContain('groupIds');
    expect(fields.get('PATCH /api/me')).toContain('status');
  });

  it('never what the product alone writes', () => {
    expect(formsWith(NEVER).filter((one) => !THEIR_OWN.has(one))).toEqual([]);
  });

  it('a role only where one is given', () => {
    expect(formsWith(['role', 'customRoleId', 'permissions']).filter((one) => !ROLE_IN.has(one.split(' ').slice(0, 2).join(' ')))).toEqual([
      'POST /api/roles permissions',
      'PATCH /api/roles/{id} permissions',
    ]);
  });

  it('a state only where it is what one chooses', () => {
    expect(formsWith(['state']).filter((one) => !STATE_IN.has(one.split(' ').slice(0, 2).join(' ')))).toEqual([]);
  });
});
