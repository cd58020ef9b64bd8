import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import {
  aChannel,
  aDialog,
  aGroup,
  aMessage,
  anAttachment,
  anOperator,
  aQuarantinedUpdate,
  aRequest,
  aTag,
  aWebhook,
} from '../../../../../test/api/rows.js';
import { describeApi } from '../../docs/describe-api.js';
import { billingRows } from './tenancy.billing.js';
import { cardRows } from './tenancy.cards.js';
import { integratorRows } from './tenancy-integrators.js';
import { internalRows } from './tenancy.internal.js';
import { reportRows } from './tenancy.reports.js';
import { invitationRows } from './tenancy.invitations.js';
import { roleRows } from './tenancy.roles.js';
import { runRows, startableRows } from './tenancy.runs.js';
import { scenarioRows } from './tenancy.scenarios.js';
import { serviceRows } from './tenancy.service.js';
import { sessionRows } from './tenancy.sessions.js';
import { staffRows } from './tenancy.staff.js';
import { casesOf, type Cases, type World } from './tenancy.cases.js';

/** Stands in every row of the other company; no answer to us may hold it. */
const MARKER = 'foreign-marker';
/** Nothing has this id. */
const MISSING = 999_999_999_999;

/** Ids that are the program's or the file's own words, or the same for every company, and name nothing of ours. */
const THEIR_OWN = new Set([...['GET /v1/regions country_id', 'POST /v1/messages/inbox id'], 'POST /api/scenarios/import id']);

/** Every id that a caller can send, in path, query or body; `start_id` is a place in the order of ids, not a thing. */
const isId = (name: string): boolean =>
  /^(ids?|.*(Id|Ids|_id|_ids))$/.test(name) && !/^(clientMessageId|external_id|status_id|start_id)$/.test(name);

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

async function idParameters(): Promise<string[]> {
  const document = (await describeApi()) as unknown as {
    paths: Record<
      string,
      Record<string, { parameters?: { name: string }[]; requestBody?: { content: Record<string, { schema: Schema }> } }>
    >;
    components: { schemas: Record<string, Schema> };
  };
  const fields = (schema: Schema | undefined): string[] => {
    const resolved = schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
    return Object.entries(resolved?.properties ?? {}).flatMap(([name, inner]) => [name, ...fields(inner.items ?? inner)]);
  };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { parameters = [], requestBody }]) => {
      const inBody = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => fields(schema));
      const found = [...parameters.map(({ name }) => name), ...inBody].filter(isId);
      return found.map((name) => `${method.toUpperCase()} ${path} ${name}`).filter((parameter) => !THEIR_OWN.has(parameter));
    }),
  );
}

describe("another company's ids", () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let token: string;
  let world: World;
  let cases: Cases;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers('Ours');
    token = await api.token(anna.me.company.id);
    world = { ours: await ourRows(), theirs: await theirRows() };
    cases = casesOf({ api, anna, token }, world);
  });
  afterAll(() => api.stop());

  async function ourRows(): Promise<World['ours']> {
    const companyId = anna.me.company.id;
    const dialog = await aDialog(api, companyId, (await aChannel(anna)).id, { operatorId: anna.me.operator.id });
    const messageId = await aMessage(api, dialog);
    const { webhookId } = await aWebhook(api, anna);
    return {
      ...dialog,
      messageId,
      operatorId: anna.me.operator.id,
      webhookId,
      groupId: await aGroup(api, companyId),
      tagId: await aTag(api, companyId, 'VIP'),
      ticketId: (await anna.send('POST', '/api/tickets', { title: 'Call back' })).json().id,
      ...(await scenarioRows(anna, 'Ours')),
      ...(await startableRows(api, companyId)),
      ...(await cardRows(api, dialog, 'Ours')),
      ...(await roleRows(api, anna, 'Ours')),
      ...(await internalRows(api, anna, 'Ours')),
      ...(await reportRows(anna, 'Ours')),
    };
  }

  async function theirRows(): Promise<World['theirs']> {
    const admin = await api.browser().registers(MARKER);
    const companyId = admin.me.company.id;
    const operator = await anOperator(api, companyId, 'operator');
    await api.rows('update operator set first_name = $2 where company_id = $1', [companyId, MARKER]);
    const dialog = await aDialog(api, companyId, (await aChannel(admin, { name: MARKER })).id, { name: MARKER, operatorId: operator.id });
    const uploadId = (await admin.upload(`${MARKER}.txt`, MARKER)).json().id as number;
    const [upload] = await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [uploadId]);
    return {
      ...dialog,
      uploadId,
      operatorId: operator.id,
      groupId: await aGroup(api, companyId, [operator.id]),
      messageId: await aMessage(api, dialog, { text: MARKER, kind: 'to_client', status: 90 }),
      attachmentId: await anAttachment(api, dialog, { storageKey: upload!.storage_key, mime: 'text/plain', name: MARKER }),
      ...(await integratorRows(api, dialog, MARKER)),
      ...(await runRows(api, dialog, MARKER)),
      ...(await cardRows(api, dialog, MARKER)),
      ...(await roleRows(api, admin, MARKER)),
      ...(await internalRows(api, admin, MARKER)),
      ...(await invitationRows(admin, MARKER)),
      ...(await reportRows(admin, MARKER)),
      ...(await scenarioRows(admin, MARKER)),
      ...(await serviceRows(api, dialog)),
      ...(await sessionRows(api, operator.id)),
      ...(await staffRows(api, companyId, MARKER)),
      ...(await billingRows(api, companyId, MARKER)),
      tokenId: await theirToken(companyId),
      requestId: await aRequest(api, dialog),
      quarantinedId: await aQuarantinedUpdate(api, companyId, dialog.channelId, MARKER),
      ...(await aWebhook(api, admin, { name: MARKER, body: MARKER })),
    };
  }

  async function theirToken(companyId: number): Promise<number> {
    await api.token(companyId, { name: MARKER });
    const [row] = await api.rows<{ id: string }>('select id from api_token where company_id = $1', [companyId]);
    return Number(row!.id);
  }

  /** The answer without what differs between two equal requests. */
  const plain = ({ statusCode, body }: Answer): string =>
    `${statusCode} ${body.replaceAll(/"requestId":"[^"]+"/g, '').replaceAll(/"(id|message_id|lastMessageId)":\d+|"[\w]+(At|Id)":"[^"]+"|"(at|countedUntil)":"[^"]+"/g, '')}`;

  it('every id that a request can carry has its case here', async () => {
    expect((await idParameters()).sort()).toEqual(Object.keys(cases).sort());
  });

  it('are answered byte for byte like ids that nothing has, and tell nothing', async () => {
    const told: string[] = [];
    for (const [name, { foreign, send }] of Object.entries(cases)) {
      const answer = await send(foreign);
      const missing = await send(MISSING);
      if (answer.body.includes(MARKER)) told.push(`${name} shows a row of theirs`);
      if (plain(answer) !== plain(missing)) told.push(`${name}: ${plain(answer)} instead of ${plain(missing)}`);
      if (answer.statusCode >= 500) told.push(`${name}: ${answer.statusCode}`);
      // Only filters and marks may succeed: they then find nothing.
      const finding = name.startsWith('GET') && !name.includes('{id}');
      // An order names what is to be sorted; a stranger among it is nothing to sort.
      const mark = /upToId|fromId|quotedId|reply_message_id|\/order /.test(name);
      if (answer.statusCode < 300 && !finding && !mark) told.push(`${name} succeeds`);
    }
    expect(told).toEqual([]);
  }, 120_000);

  it('leave every row of the other company as it was', async () => {
    const { theirs } = world;
    const rows = await api.rows<Record<string, unknown>>(
      `select d.state, d.operator_id::int, d.unread_count, ch.name as channel, coalesce(k.name, c.name) as client, u.id::int as upload
         from dialog d join channel ch on ch.id = d.channel_id join client c on c.id = d.client_id join card k on k.id = c.card_id
         join upload u on u.company_id = d.company_id where d.id = $1`,
      [theirs.dialogId],
    );
    expect(rows).toEqual([
      { state: 'open', operator_id: theirs.operatorId, unread_count: 0, channel: MARKER, client: MARKER, upload: theirs.uploadId },
    ]);
    expect(await api.rows('select 1 from message where company_id = $1', [theirs.companyId])).toHaveLength(2);
  });

  it.each([
    ...[
      '/api/dialogs?filter=all',
      '/api/dialogs?query=foreign',
      '/api/operators',
      '/api/staff',
      '/api/operator-statuses',
      '/api/groups',
      '/api/tags',
      '/api/macros',
      '/api/custom-fields',
      '/api/channels',
      '/api/company',
      '/api/me',
      '/api/internal-chats',
      '/api/internal-chats/search?query=foreign',
      '/api/api-tokens',
      '/api/webhooks',
      '/api/scenarios',
      '/api/payloads',
      '/api/scenario-secrets',
      '/api/tickets',
      '/api/roles',
      '/api/reports/choices',
      '/api/report-views',
      '/api/audit',
      '/api/audit/export',
      '/api/sessions',
      '/api/me/sessions',
    ],
  ])('no list of the console holds a row of theirs: %s', async (url) => {
    const answer = await anna.get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain(MARKER);
  });

  it.each(['/channels', '/clients', '/dialogs', '/messages', '/operators', '/webhooks', '/tags', `/operators?email=${MARKER}`])(
    'no list of /v1 holds a row of theirs: %s',
    async (url) => {
      const answer = await api.v1(token, 'GET', url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(MARKER);
    },
  );
});
