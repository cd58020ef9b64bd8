import { randomUUID } from 'node:crypto';
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
  type DialogRows,
} from '../../../../../test/api/rows.js';
import { describeApi } from '../../docs/describe-api.js';

/** Stands in every row of the other company; no answer to us may hold it. */
const MARKER = 'foreign-marker';
/** Nothing has this id. */
const MISSING = 999_999_999_999;

interface World {
  ours: DialogRows & { operatorId: number };
  theirs: DialogRows & {
    operatorId: number;
    groupId: number;
    messageId: number;
    attachmentId: number;
    uploadId: number;
    quarantinedId: number;
  };
}

/** Ids that are the program's own words, or the same for every company, and name nothing of ours. */
const THEIR_OWN = new Set(['POST /v1/messages/inbox id', 'GET /v1/access_rights/{id} id']);

type Case = (id: number) => Promise<Answer>;

/** Every id that a caller can send, in path, query or body; `start_id` is a place in the order of ids, not a thing. */
const isId = (name: string): boolean =>
  /^(id|.*(Id|Ids|_id|_ids))$/.test(name) && !/^(clientMessageId|external_id|status_id|start_id)$/.test(name);

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
  let cases: Record<string, { foreign: number; send: Case }>;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers('Ours');
    token = await api.token(anna.me.company.id);
    world = { ours: await ourRows(), theirs: await theirRows() };
    cases = casesOf(world);
  });
  afterAll(() => api.stop());

  async function ourRows(): Promise<World['ours']> {
    const companyId = anna.me.company.id;
    const dialog = await aDialog(api, companyId, (await aChannel(anna)).id, { operatorId: anna.me.operator.id });
    await aMessage(api, dialog);
    return { ...dialog, operatorId: anna.me.operator.id };
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
      quarantinedId: await aQuarantinedUpdate(api, companyId, dialog.channelId, MARKER),
    };
  }

  function casesOf({ ours, theirs }: World): typeof cases {
    const get = (foreign: number, url: (id: number) => string) => ({ foreign, send: (id: number) => anna.get(url(id)) });
    const post = (foreign: number, url: (id: number) => string, body: (id: number) => object = () => ({})) => ({
      foreign,
      send: (id: number) => anna.send('POST', url(id), body(id)),
    });
    const patch = (foreign: number, url: (id: number) => string, body: (id: number) => object) => ({
      foreign,
      send: (id: number) => anna.send('PATCH', url(id), body(id)),
    });
    const put = (foreign: number, url: (id: number) => string, body: (id: number) => object) => ({
      foreign,
      send: (id: number) => anna.send('PUT', url(id), body(id)),
    });
    const remove = (foreign: number, url: (id: number) => string) => ({ foreign, send: (id: number) => anna.send('DELETE', url(id)) });
    const v1 = (foreign: number, url: (id: number) => string) => ({ foreign, send: (id: number) => api.v1(token, 'GET', url(id)) });
    const v1Send = (foreign: number, body: (id: number) => object) => ({
      foreign,
      send: (id: number) => api.v1(token, 'POST', '/messages', { client_id: ours.clientId, text: 'Hello', ...body(id) }),
    });
    const message = (more: object): object => ({ clientMessageId: randomUUID(), kind: 'comment', text: 'Hello', ...more });
    const ourMessages = (): string => `/api/dialogs/${ours.dialogId}/messages`;
    return {
      'GET /api/dialogs channelId': get(theirs.channelId, (id) => `/api/dialogs?channelId=${id}`),
      'GET /api/dialogs/{id} id': get(theirs.dialogId, (id) => `/api/dialogs/${id}`),
      'GET /api/dialogs/{id}/messages id': get(theirs.dialogId, (id) => `/api/dialogs/${id}/messages`),
      'POST /api/dialogs/{id}/messages id': post(
        theirs.dialogId,
        (id) => `/api/dialogs/${id}/messages`,
        () => message({}),
      ),
      'POST /api/dialogs/{id}/messages quotedId': post(theirs.messageId, ourMessages, (id) => message({ quotedId: id })),
      'POST /api/dialogs/{id}/messages uploadIds': post(theirs.uploadId, ourMessages, (id) => message({ uploadIds: [id] })),
      'POST /api/dialogs/{id}/claim id': post(theirs.dialogId, (id) => `/api/dialogs/${id}/claim`),
      'POST /api/dialogs/{id}/close id': post(theirs.dialogId, (id) => `/api/dialogs/${id}/close`),
      'POST /api/dialogs/{id}/reopen id': post(theirs.dialogId, (id) => `/api/dialogs/${id}/reopen`),
      'POST /api/dialogs/{id}/read id': post(
        theirs.dialogId,
        (id) => `/api/dialogs/${id}/read`,
        () => ({ upToId: 1 }),
      ),
      'POST /api/dialogs/{id}/read upToId': post(
        theirs.messageId,
        () => `/api/dialogs/${ours.dialogId}/read`,
        (id) => ({ upToId: id }),
      ),
      'POST /api/dialogs/{id}/unread id': post(
        theirs.dialogId,
        (id) => `/api/dialogs/${id}/unread`,
        () => ({ fromId: 1 }),
      ),
      'POST /api/dialogs/{id}/unread fromId': post(
        theirs.messageId,
        () => `/api/dialogs/${ours.dialogId}/unread`,
        (id) => ({ fromId: id }),
      ),
      'POST /api/dialogs/{id}/transfer id': post(
        theirs.dialogId,
        (id) => `/api/dialogs/${id}/transfer`,
        () => ({ operatorId: ours.operatorId }),
      ),
      'POST /api/dialogs/{id}/transfer operatorId': post(
        theirs.operatorId,
        () => `/api/dialogs/${ours.dialogId}/transfer`,
        (id) => ({ operatorId: id }),
      ),
      'POST /api/messages/{id}/retry id': post(theirs.messageId, (id) => `/api/messages/${id}/retry`),
      'PUT /api/messages/{id}/reaction id': put(
        theirs.messageId,
        (id) => `/api/messages/${id}/reaction`,
        () => ({ emoji: '👍' }),
      ),
      'PATCH /api/messages/{id} id': patch(
        theirs.messageId,
        (id) => `/api/messages/${id}`,
        () => ({ text: 'Taken over' }),
      ),
      'DELETE /api/messages/{id} id': remove(theirs.messageId, (id) => `/api/messages/${id}`),
      'GET /api/uploads/{id} id': get(theirs.uploadId, (id) => `/api/uploads/${id}`),
      'POST /api/channels groupIds': post(
        theirs.groupId,
        () => '/api/channels',
        (id) => ({ ...form, groupIds: [id] }),
      ),
      'PATCH /api/channels/{id} id': patch(
        theirs.channelId,
        (id) => `/api/channels/${id}`,
        () => ({ name: 'Taken over' }),
      ),
      'DELETE /api/channels/{id} id': remove(theirs.channelId, (id) => `/api/channels/${id}`),
      'POST /api/channels/check channelId': post(
        theirs.channelId,
        () => '/api/channels/check',
        (id) => ({ transport: form.transport, settings: {}, secrets: {}, channelId: id }),
      ),
      'POST /api/channels/{id}/check id': post(theirs.channelId, (id) => `/api/channels/${id}/check`),
      'GET /api/channels/{id}/templates id': get(theirs.channelId, (id) => `/api/channels/${id}/templates`),
      'POST /api/channels/{id}/templates/refresh id': post(theirs.channelId, (id) => `/api/channels/${id}/templates/refresh`),
      'POST /api/channels/{id}/history-import id': post(theirs.channelId, (id) => `/api/channels/${id}/history-import`),
      'POST /api/channels/{id}/history-import/pause id': post(theirs.channelId, (id) => `/api/channels/${id}/history-import/pause`),
      'POST /api/channels/{id}/history-import/resume id': post(theirs.channelId, (id) => `/api/channels/${id}/history-import/resume`),
      'POST /api/channels/{id}/sign-in id': post(
        theirs.channelId,
        (id) => `/api/channels/${id}/sign-in`,
        () => ({ step: 'qr' }),
      ),
      'PATCH /api/channels/{id} groupIds': patch(
        theirs.groupId,
        () => `/api/channels/${ours.channelId}`,
        (id) => ({ groupIds: [id] }),
      ),
      'GET /api/channels/{id}/quarantine id': get(theirs.channelId, (id) => `/api/channels/${id}/quarantine`),
      'POST /api/quarantine/{id}/replay id': post(theirs.quarantinedId, (id) => `/api/quarantine/${id}/replay`),
      'PATCH /api/clients/{id} id': patch(
        theirs.clientId,
        (id) => `/api/clients/${id}`,
        () => ({ name: 'Taken over' }),
      ),
      'GET /api/attachments/{id} id': get(theirs.attachmentId, (id) => `/api/attachments/${id}`),
      'GET /v1/channels/{id} id': v1(theirs.channelId, (id) => `/channels/${id}`),
      'GET /v1/clients/{id} id': v1(theirs.clientId, (id) => `/clients/${id}`),
      'GET /v1/dialogs/{id} id': v1(theirs.dialogId, (id) => `/dialogs/${id}`),
      'GET /v1/dialogs operator_id': v1(theirs.operatorId, (id) => `/dialogs?operator_id=${id}`),
      'GET /v1/messages/{id} id': v1(theirs.messageId, (id) => `/messages/${id}`),
      'GET /v1/messages channel_id': v1(theirs.channelId, (id) => `/messages?channel_id=${id}`),
      'GET /v1/messages client_id': v1(theirs.clientId, (id) => `/messages?client_id=${id}`),
      'GET /v1/messages dialog_id': v1(theirs.dialogId, (id) => `/messages?dialog_id=${id}`),
      'GET /v1/messages operator_id': v1(theirs.operatorId, (id) => `/messages?operator_id=${id}`),
      'POST /v1/messages client_id': v1Send(theirs.clientId, (id) => ({ client_id: id })),
      'POST /v1/messages channel_id': v1Send(theirs.channelId, (id) => ({ channel_id: id })),
      'POST /v1/messages operator_id': v1Send(theirs.operatorId, (id) => ({ operator_id: id })),
      'POST /v1/messages/inbox channel_id': {
        foreign: theirs.channelId,
        send: (id) => api.v1(token, 'POST', '/messages/inbox', { channel_id: id, body: 'Hello', from_client: { id: 'ann' } }),
      },
      'POST /v1/messages reply_message_id': v1Send(theirs.messageId, (id) => ({ type: 'comment', reply_message_id: id })),
    };
  }

  const form = {
    unchecked: true,
    transport: 'whatsapp-cloud',
    name: 'New',
    settings: { phone_number_id: '1', waba_id: '2' },
    secrets: { access_token: 'a', app_secret: 'b', verify_token: 'c' },
  };
  /** The answer without what differs between two equal requests. */
  const plain = ({ statusCode, body }: Answer): string =>
    `${statusCode} ${body.replaceAll(/"requestId":"[^"]+"/g, '').replaceAll(/"(id|message_id|lastMessageId)":\d+|"[\w]+(At|Id)":"[^"]+"|"at":"[^"]+"/g, '')}`;

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
      const mark = /upToId|fromId|quotedId|reply_message_id/.test(name);
      if (answer.statusCode < 300 && !finding && !mark) told.push(`${name} succeeds`);
    }
    expect(told).toEqual([]);
  });

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
      '/api/groups',
      '/api/channels',
      '/api/company',
      '/api/me',
    ],
  ])('no list of the console holds a row of theirs: %s', async (url) => {
    const answer = await anna.get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain(MARKER);
  });

  it.each(['/channels', '/clients', '/dialogs', '/messages', '/operators', `/operators?email=${MARKER}`])(
    'no list of /v1 holds a row of theirs: %s',
    async (url) => {
      const answer = await api.v1(token, 'GET', url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(MARKER);
    },
  );
});
