import { DialogBlocked } from '#domain/packages/packages.errors.js';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import { everythingOf } from '../../../../../test/api/everything.js';
import { aGroup, aMessage, anOperator, aTag } from '../../../../../test/api/rows.js';
import { aPublishedScenario } from '../../../../../test/api/scenario-rows.js';
import { offers, says as saysStep } from '../../../../../test/api/scenario-steps.js';
import { monthIsOver, runsOut } from '../../../../../test/api/tariff.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';
import { REFUSED, unconsidered, type BlockedWorld } from './blocked-writes.walk.js';

const PHONE = '79005550003';
describe('a blocked dialog takes no write', () => {
  let api: ApiUnderTest;
  let companyId: number;
  let world: BlockedWorld;
  let withheldId: number;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const anna = await api.browser().registers();
    companyId = anna.me.company.id;
    const boris = await anOperator(api, companyId);
    const line = await WhatsAppLine.connect(api, anna);
    await line.write(says.text(PHONE, 'Before'));
    const [row] = await api.rows<{ id: number; client_id: number; request_id: number; card_id: number; his: number }>(
      `select d.id::int, d.client_id::int, d.request_id::int, c.card_id::int, d.last_message_id::int as his
         from dialog d join client c on c.id = d.client_id where d.company_id = $1`,
      [companyId],
    );
    const dialog = { companyId, channelId: line.channelId, cardId: row!.card_id, clientId: row!.client_id, dialogId: row!.id };
    const ours = await aMessage(api, dialog, { kind: 'to_client', text: 'Ours', status: 50 });
    const refused = await aMessage(api, dialog, { kind: 'to_client', text: 'Refused', status: 90 });
    await api.rows('update dialog set operator_id = $2, last_operator_id = $2 where id = $1', [row!.id, boris.id]);
    const { scenarioId, menuItemId } = await aBot();
    await monthIsOver(api, companyId);
    await runsOut(api, companyId);
    await line.write(says.text(PHONE, 'Secret'));
    [{ id: withheldId }] = (await api.rows<{ id: number }>(`select id::int from message where withheld`)) as [{ id: number }];
    const token = await api.token(companyId);
    world = {
      ...{ console: anna, v1: (method, url, payload) => api.v1(token, method, url, payload) },
      ...{ dialogId: row!.id, clientId: row!.client_id, channelId: line.channelId, requestId: row!.request_id },
      ...{ operatorId: boris.id, groupId: await aGroup(api, companyId, [boris.id]), scenarioId, menuItemId },
      said: { his: row!.his, ours, refused },
    };
  }, 120_000);
  afterAll(() => api.stop());

  async function aBot(): Promise<{ scenarioId: number; menuItemId: number }> {
    const steps = [offers('menu', 'Which?', ['A'], { 'button:b1': 'a' }), saysStep('a', 'Good')];
    const triggers = [{ id: 'api', kind: 'api' as const, channelIds: null, stepId: null }];
    const { scenarioId } = await aPublishedScenario(api, companyId, { start: 'menu', steps, triggers });
    const items = await api.v1(await api.token(companyId), 'GET', '/scenarios/menu_items');
    return { scenarioId, menuItemId: items.json().data[0].id };
  }

  const written = (): Promise<Record<string, string>> => everythingOf(api, companyId);
  const refusal = (answer: Answer): unknown[] => [answer.statusCode, answer.json().code];

  it('of none of its routes: each is considered', () => {
    expect(unconsidered(api)).toEqual({ routes: [], rows: [] });
  });

  it.each(Object.entries(REFUSED).flatMap(([route, tries]) => tries.map(([what, send]) => ({ route, what, send }))))(
    '$route: $what',
    async ({ route, send }) => {
      const before = await written();
      const answer = await send(world);
      expect(refusal(answer)).toEqual([409, 'dialog_blocked']);
      if (route.includes('/v1/')) {
        const { message } = new DialogBlocked();
        expect(answer.json()).toEqual({ status: 'error', message, code: 'dialog_blocked', errors: {} });
      }
      expect(answer.body).not.toContain('Secret');
      expect(await written()).toEqual(before);
    },
  );

  it('the same external_id after a refusal is no message that was sent', async () => {
    const send = (): Promise<Answer> => world.v1('POST', '/messages', { client_id: world.clientId, text: 'No', external_id: 'order-8' });
    expect([refusal(await send()), refusal(await send())]).toEqual([
      [409, 'dialog_blocked'],
      [409, 'dialog_blocked'],
    ]);
  });

  it.each<[string, (world: BlockedWorld) => Promise<Answer>]>([
    ['look', ({ v1 }) => v1('GET', `/messages/${withheldId}`)],
    ['read', ({ v1 }) => v1('GET', `/messages/${withheldId}/read`)],
    ['unread', ({ v1 }) => v1('GET', `/messages/${withheldId}/unread`)],
    ['transfer', ({ v1, operatorId }) => v1('GET', `/messages/${withheldId}/transfer?operator_id=${operatorId}`)],
    ['transfer to nobody known', ({ v1 }) => v1('GET', `/messages/${withheldId}/transfer?operator_id=999999`)],
    ['to a group', ({ v1, groupId }) => v1('GET', `/messages/${withheldId}/transfer_to_group?group_id=${groupId}`)],
    ['assign', ({ v1, operatorId }) => v1('POST', `/messages/${withheldId}/assign`, { operator_id: operatorId })],
    ['quote', ({ v1, clientId }) => v1('POST', '/messages', { client_id: clientId, text: 'No', reply_message_id: withheldId })],
  ])('a program that brought a message itself, and knows its id, hears the same: %s', async (_what, send) => {
    const before = await written();
    const answer = await send(world);
    expect(refusal(answer)).toEqual([409, 'dialog_blocked']);
    expect(answer.body).not.toContain('Secret');
    expect(await written()).toEqual(before);
  });

  it('another company’s withheld message is not found, as any of its messages', async () => {
    const other = (await api.browser().registers()).me.company.id;
    const token = await api.token(other);
    for (const path of ['', '/read', `/transfer?operator_id=${world.operatorId}`]) {
      expect((await api.v1(token, 'GET', `/messages/${withheldId}${path}`)).statusCode).toBe(404);
    }
  });

  it.each<[string, (world: BlockedWorld) => Promise<Answer>]>([
    ['react', ({ console: by }) => by.send('PUT', `/api/messages/${withheldId}/reaction`, { emoji: '👍' })],
    ['unread', ({ console: by, dialogId }) => by.send('POST', `/api/dialogs/${dialogId}/unread`, { fromId: withheldId })],
    ['read', ({ console: by, dialogId }) => by.send('POST', `/api/dialogs/${dialogId}/read`, { upToId: withheldId })],
  ])('in the console a withheld message is as refused: %s', async (_what, send) => {
    const before = await written();
    expect([404, 409]).toContain((await send(world)).statusCode);
    expect(await written()).toEqual(before);
  });

  it('its person may be described, tagged and given a ticket meanwhile, and nothing of what is withheld is told by it', async () => {
    const tagId = await aTag(api, companyId, 'VIP');
    const { v1, clientId, requestId, dialogId, console: anna } = world;
    const answers = [
      await v1('POST', '/tags/assign_to', { tag_ids: [tagId], assignee_type: 'client', assignee_id: clientId }),
      await v1('POST', '/tags/assign_to', { tag_ids: [tagId], assignee_type: 'request', assignee_id: requestId }),
      await v1('DELETE', `/tags/${tagId}/delete_from`, { client_id: clientId }),
      await v1('PUT', `/clients/${clientId}`, { nickname: 'Vera', comment: 'Pays late' }),
      await v1('POST', '/tickets', { title: 'Call', dialog_id: dialogId }),
      await anna.send('PUT', `/api/dialogs/${dialogId}/draft`, { kind: 'to_client', text: 'As soon as it is paid for' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status >= 300)).toEqual([]);
    expect(answers.map(({ body }) => body).join('')).not.toContain('Secret');
    const [row] = await api.rows<{ blocked: boolean; held: string; operator: number }>(
      `select blocked_at is not null as blocked, withheld_count as held, operator_id::int as operator from dialog where id = $1`,
      [dialogId],
    );
    expect(row).toEqual({ blocked: true, held: 1, operator: world.operatorId });
  });

  it('who is put on the black list has his dialog closed, without a word to him, and it owes as before', async () => {
    const { v1, clientId, dialogId } = world;
    expect((await v1('PUT', `/clients/${clientId}`, { blacklisted: true })).statusCode).toBe(200);
    const [row] = await api.rows('select state, blocked_at is not null as blocked, withheld_count as held from dialog where id = $1', [
      dialogId,
    ]);
    expect(row).toEqual({ state: 'closed', blocked: true, held: 1 });
    expect(await api.rows('select 1 from sending where dialog_id = $1', [dialogId])).toEqual([]);
    expect((await v1('PUT', `/clients/${clientId}`, { blacklisted: false })).statusCode).toBe(200);
  });
});
