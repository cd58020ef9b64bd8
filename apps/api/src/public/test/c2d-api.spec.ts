import { type Call, hasPython, installClient, runClient } from '../../../../../test/clients/c2d-api.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { listen } from '../../../../../test/api/live-window.js';
import { aDialog, aGroup, aMessage, anOperator, aRequest, type DialogRows } from '../../../../../test/api/rows.js';
import { V1World } from '../../../../../test/api/v1-world.js';

/** A company as the client program finds it. */
interface Seeds {
  world: V1World;
  vera: DialogRows;
  boris: DialogRows;
  messageId: number;
  requestId: number;
  groupId: number;
  colleagueId: number;
  tagGroupId: number;
  tagId: number;
  templateId: number;
  webhookId: number;
}

async function seeds(api: ApiUnderTest): Promise<Seeds> {
  const world = await V1World.of(api);
  const colleagueId = (await anOperator(api, world.companyId)).id;
  await api.rows(`update operator_presence set connected = true, seen_at = now() where operator_id = any ($1)`, [
    [world.operatorId, colleagueId],
  ]);
  const vera = await aDialog(api, world.companyId, world.channelId, { operatorId: world.operatorId, phone: '79001112233' });
  const boris = await aDialog(api, world.companyId, world.channelId, { operatorId: world.operatorId });
  const requestId = await aRequest(api, vera);
  await aRequest(api, boris);
  const messageId = await aMessage(api, vera, { at: '2026-03-01T10:00:00Z' });
  await api.rows(`update message set request_id = $2 where id = $1`, [messageId, requestId]);
  await api.rows(`update dialog set last_inbound_at = now(), opened_at = '2026-03-01T10:00:00Z' where id = $1`, [vera.dialogId]);
  const [row] = await api.rows<Record<'tag_group' | 'tag' | 'template' | 'webhook', string>>(
    `with g as (insert into tag_group (company_id, name) values ($1, 'Kind') returning id),
          t as (insert into tag (company_id, group_id, label) select $1, g.id, 'VIP' from g returning id),
          m as (insert into macro (company_id, command, name, text) values ($1, 'hi', 'Greeting', 'Good day') returning id),
          w as (insert into webhook (company_id, name, url, events, secrets) values ($1, 'Old', 'https://old.example.com/', '{inbox}', 'sealed') returning id)
     select g.id as tag_group, t.id as tag, m.id as template, w.id as webhook from g, t, m, w`,
    [world.companyId],
  );
  return {
    ...{ world, vera, boris, messageId, requestId, groupId: await aGroup(api, world.companyId, [colleagueId]), colleagueId },
    ...{ tagGroupId: Number(row!.tag_group), tagId: Number(row!.tag), templateId: Number(row!.template), webhookId: Number(row!.webhook) },
  };
}

const ok = (data: unknown): object => expect.objectContaining({ status: 'success', data });
const some = (one: object): unknown => expect.arrayContaining([expect.objectContaining(one)]);
const with_ = (one: object): unknown => expect.objectContaining(one);
const named = (name: string): object => ok(some({ name }));
const refused = expect.objectContaining({ status: 'error', message: expect.stringMatching(/\S/) });

/** Every call in its order, with what a program may expect of the answer. */
function conversation(s: Seeds): [...Call, expected: unknown][] {
  const { world, vera, boris } = s;
  const [client_id, operator_id, channel_id] = [vera.clientId, world.operatorId, world.channelId];
  return [
    ['api_modes_get', {}, named('default')],
    ['dialog_states_get', {}, named('open')],
    ['message_types_get', {}, named('from_client')],
    ['roles_get', {}, named('supervisor')],
    ['transports_get', {}, named('whatsapp')],
    ['companies_api_info_get', {}, ok(with_({ companyID: world.companyId, company_name: 'Warm Bread', channels: 1 }))],
    ['companies_put', { custom_fields: '{"contract":"1042"}' }, ok(with_({ custom_fields: { contract: '1042' } }))],
    ['companies_switch_mode_put', { mode: 'default' }, ok(with_({ mode: 'default' }))],
    ['channels_get', { limit: 5 }, ok(some({ id: channel_id, transports: ['whatsapp'] }))],
    ['channels_get', { channel_id }, ok(with_({ id: channel_id }))],
    ['clients_get', { phone: '79001112233' }, ok([with_({ id: client_id })])],
    ['clients_get', { client_id }, ok(with_({ id: client_id, phone: '79001112233' }))],
    ['clients_get', { client_id, transport: true }, ok([{ channel_id, transports: ['whatsapp'] }])],
    ['clients_get', { client_id, last_question: true }, ok(with_({ id: s.messageId }))],
    ['clients_get', { client_id, dialogs: true }, ok([with_({ id: vera.dialogId })])],
    ['clients_get', { client_id, questions: true, start_date: '01-03-2026', finish_date: '01-03-2026' }, ok([with_({ id: s.messageId })])],
    [
      'clients_post',
      { phone: '79005556677', transport: 'whatsapp', channel_id, nickname: 'Nora' },
      ok(with_({ assigned_name: 'Nora', phone: '79005556677' })),
    ],
    [
      'clients_put',
      { client_id, nickname: 'Vera Holm', custom_fields: '{"plan":"gold"}', external_id: 77, external_service: 'crm' },
      ok(with_({ assigned_name: 'Vera Holm', custom_fields: { plan: 'gold' }, external_ids: { crm: '77' } })),
    ],
    ['countries_get', { limit: 3 }, ok(some({ id: expect.any(Number) }))],
    ['regions_get', {}, with_({ status: 'success', data: expect.any(Array) })],
    ['custom_client_fields_get', {}, with_({ status: 'success', data: expect.any(Array) })],
    ['web_analytics_data_get', { client_id }, with_({ status: 'success', data: expect.any(Array) })],
    ['qr_decode_post', { image_path: 'http://127.0.0.1/qr.png' }, refused],
    ['dialogs_get', { state: 'open', operator_id }, ok(some({ id: vera.dialogId, state: 'open' }))],
    ['dialogs_get', { dialog_id: vera.dialogId }, ok(with_({ id: vera.dialogId, messages: expect.any(Number) }))],
    ['dialogs_get', { unanswered: true, limit: 600 }, ok(some({ id: vera.dialogId }))],
    ['messages_get', { client_id, type: 'from_client', start_date: '01-03-2026' }, ok([with_({ id: s.messageId, read: '0' })])],
    ['messages_get', { message_id: s.messageId }, ok(with_({ id: s.messageId, client_id }))],
    ['messages_read_get', { message_id: s.messageId }, ok(with_({ id: s.messageId, read: '1' }))],
    ['messages_read_get', { message_id: s.messageId, read: false }, ok(with_({ id: s.messageId, read: '0' }))],
    [
      'messages_post',
      { client_id, text: 'Your bread is ready', external_id: 'order-1' },
      ok(with_({ client_id, channel_id, operator_id, transport: 'whatsapp', type: 'to_client', dialog_id: vera.dialogId })),
    ],
    // The program has the method, and nothing in it.
    ['messages_with_buttons_post', {}, null],
    ['messages_id_transfer_get', { message_id: s.messageId, operator_id }, with_({ status: 'success' })],
    ['transfer_to_group_get', { message_id: s.messageId, group_id: s.groupId }, with_({ status: 'success' })],
    ['dialogs_put', { dialog_id: vera.dialogId, operator_id }, with_({ status: 'success' })],
    ['requests_get', { request_id: s.requestId }, ok(with_({ id: s.requestId, state: 'open', client_id }))],
    ['requests_get', { request_id: s.requestId, messages: true }, some({ id: s.messageId, created: 1772359200 })],
    ['requests_close_put', { request_id: s.requestId }, ok(with_({ request_id: s.requestId, state: 'closed' }))],
    ['requests_close_put', { client_id: boris.clientId }, ok(with_({ dialog_id: boris.dialogId, state: 'closed' }))],
    ['operators_get', { online: 1 }, ok(some({ id: operator_id, role: 'operator', online: 1 }))],
    ['operators_get', { statuses: true }, named('away')],
    ['operators_put', { operator_id, status_id: 2 }, ok(with_({ id: operator_id, status_id: 2 }))],
    ['operators_groups_get', {}, ok([with_({ id: s.groupId, operator_ids: [s.colleagueId] })])],
    ['tag_groups_post', { tag_group_name: 'Colour' }, with_({ status: 'success' })],
    ['tags_post', { tag_group_id: s.tagGroupId, tag_label: 'New', tag_description: 'Came this week' }, ok(with_({ label: 'New' }))],
    ['tags_get', {}, ok(some({ id: s.tagId, label: 'VIP' }))],
    ['tags_get', { tag_id: s.tagId }, ok(with_({ id: s.tagId, group_name: 'Kind' }))],
    ['tags_assign_to_post', { tag_ids: [s.tagId], assignee_type: 'client', assignee_id: client_id }, with_({ status: 'success' })],
    ['clients_get', { tags: String(s.tagId) }, ok([with_({ id: client_id })])],
    ['tags_delete', { tag_id: s.tagId, client_id }, with_({ status: 'success' })],
    ['templates_get', {}, ok(some({ id: s.templateId, command: 'hi' }))],
    ['templates_get', { template_id: s.templateId }, ok(with_({ id: s.templateId, text: 'Good day' }))],
    ['scenarios_get', {}, with_({ status: 'success', data: expect.any(Array) })],
    ['scenarios_post', { client_id, menu_item_id: 1 }, refused],
    ['webhooks_get', {}, ok(some({ id: s.webhookId, name: 'Old' }))],
    ['webhooks_get', { webhook_id: s.webhookId }, ok(with_({ id: s.webhookId }))],
    ['webhooks_post', { url: 'https://new.example.com/', name: 'New', events: ['inbox', 'outbox'] }, ok(with_({ name: 'New' }))],
    [
      'webhooks_put',
      { webhook_id: s.webhookId, url: 'https://old.example.com/2', name: 'Renamed', events: ['inbox'] },
      ok(with_({ id: s.webhookId, name: 'Renamed' })),
    ],
    ['webhooks_delete', { webhook_id: s.webhookId }, with_({ status: 'success' })],
    ['delete_outbox_get', {}, with_({ status: 'success' })],
  ];
}

(hasPython() ? describe : describe.skip)('the client program c2d-api from PyPI, unmodified (needs python3 with pip)', () => {
  let api: ApiUnderTest;
  let said: [...Call, expected: unknown][];
  let heard: { methods: string[]; answers: unknown[] };

  beforeAll(async () => {
    installClient();
    api = await ApiUnderTest.start();
    const port = await listen(api.app);
    const s = await seeds(api);
    said = conversation(s);
    heard = await runClient(
      `http://127.0.0.1:${port}`,
      s.world.token,
      said.map(([method, args]) => [method, args]),
    );
  }, 180_000);
  afterAll(() => api.stop());

  it('has every one of its methods called here', () => {
    expect([...new Set(said.map(([method]) => method))].sort()).toEqual([...heard.methods].sort());
  });

  it('gets a sensible answer to every call', () => {
    const talk = said.map(([method, args], index) => ({ method, args, answer: heard.answers[index] }));
    expect(talk).toEqual(said.map(([method, args, expected]) => ({ method, args, answer: expected })));
  });
});
