import { randomUUID } from 'node:crypto';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anOperator } from '../../../../../../test/api/rows.js';
import { aPublishedScenario } from '../../../../../../test/api/scenario-rows.js';
import type { ScenarioContent, Step } from '#domain/scenarios/content.js';
import type { PayloadList } from '../payloads.dto.js';

const MENU: Partial<ScenarioContent> = {
  start: 'menu',
  steps: [
    {
      ...{
        kind: 'message',
        id: 'menu',
        title: 'Menu',
        at: { x: 0, y: 0 },
        text: 'Hello',
        file: null,
        list: null,
        wait: { timeoutSeconds: null },
      },
      buttons: [
        {
          ...{ id: 'b1', type: 'reply', text: 'My order', description: '', target: '', color: null },
          payload: { action: 'order_status', parameters: [{ name: 'id', value: '{{ order.id }}' }] },
        },
      ],
      exits: { 'button:b1': 'end' },
    },
    { kind: 'end', id: 'end', title: '', at: { x: 0, y: 0 }, exits: {} },
  ] satisfies Step[],
  triggers: [{ id: 't1', kind: 'payload', action: 'order_status', channelIds: null, stepId: null }],
};

describe('payloads and runs that are asked for', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
  }, 60_000);
  afterAll(() => api.stop());

  it('the list tells where each payload is sent and what it starts', async () => {
    const { scenarioId } = await aPublishedScenario(api, companyId, MENU, { name: 'Orders' });
    const { dialogId } = await aDialog(api, companyId, channelId);
    const buttons = [
      { type: 'reply', text: 'Where is it?', payload: 'order_status?id=42&lang=ru' },
      { type: 'reply', text: 'Thanks' },
    ];
    const sent = await anna.send('POST', `/api/dialogs/${dialogId}/messages`, {
      ...{ clientMessageId: randomUUID(), kind: 'to_client', text: 'Your order is on its way', buttons },
    });
    expect(sent.statusCode).toBe(201);
    const list = (await anna.get('/api/payloads')).json<PayloadList>();
    expect(list.scenarios).toEqual([{ id: scenarioId, name: 'Orders', enabled: true }]);
    const nothing = { scenarioId: null, stepId: null, buttonId: null, leadsTo: null };
    expect(list.items).toEqual([
      {
        ...{ action: 'order_status', parameters: ['id', 'lang'] },
        places: [
          {
            ...{ kind: 'scenario', title: 'My order', payload: 'order_status?id={{ order.id }}' },
            ...{ scenarioId, stepId: 'menu', buttonId: 'b1', leadsTo: 'end' },
            ...{ template: null, dialogId: null, messageId: null, sentAt: null },
          },
          {
            ...{ kind: 'console', title: 'Where is it?', payload: 'order_status?id=42&lang=ru', ...nothing, template: null, dialogId },
            ...{ messageId: sent.json().items[0].id, sentAt: expect.any(String) },
          },
        ],
        triggers: [{ scenarioId, triggerId: 't1', stepId: null, channelIds: null }],
      },
    ]);
    const { browser } = await anOperator(api, companyId);
    expect((await browser.get('/api/payloads')).statusCode).toBe(403);
  });

  it('a run is asked for: it lies ready and the bot of the dialog hears of it, also where a client has no dialog yet', async () => {
    const triggers: ScenarioContent['triggers'] = [
      { id: 'all', kind: 'api', channelIds: null, stepId: null },
      { id: 'here', kind: 'api', channelIds: [channelId], stepId: 'end' },
    ];
    const { scenarioId, revisionId } = await aPublishedScenario(api, companyId, { ...MENU, triggers });
    const { clientId, dialogId: before } = await aDialog(api, companyId, channelId);
    await api.rows('delete from dialog where id = $1', [before]);
    const variables = { order: { id: 42 }, vip: true };
    const answer = await anna.send('POST', `/api/scenarios/${scenarioId}/runs`, { clientId, variables });
    expect(answer.statusCode).toBe(202);
    const { runId, dialogId } = answer.json();
    expect(answer.json()).toEqual({ runId, dialogId, clientId });
    expect(
      await api.rows(
        `select state, scenario_id::int, revision_id::int, step_id, variables, started_by from scenario_run where id = $1 and dialog_id = $2`,
        [runId, dialogId],
      ),
    ).toEqual([
      {
        ...{ state: 'queued', scenario_id: scenarioId, revision_id: revisionId, step_id: 'end', variables },
        started_by: { trigger: 'api', operatorId: anna.me.operator.id },
      },
    ]);
    expect(await api.rows(`select payload from outbox where workflow_id = $1`, [`scenario-run:${dialogId}`])).toEqual([
      { payload: expect.objectContaining({ companyId, dialogId, input: { kind: 'start', runId } }) },
    ]);
  });

  it.each<[string, Partial<ScenarioContent>, boolean, string]>([
    ['that is switched off', { triggers: [{ id: 'a', kind: 'api', channelIds: null, stepId: null }] }, false, 'scenario_switched_off'],
    ['that programs do not start', MENU, true, 'scenario_without_api_trigger'],
    ['of another channel', { triggers: [{ id: 'a', kind: 'api', channelIds: [1], stepId: null }] }, true, 'scenario_not_in_channel'],
  ])('one is not started %s', async (_case, content, enabled, code) => {
    const { scenarioId } = await aPublishedScenario(api, companyId, content, { enabled });
    const { clientId } = await aDialog(api, companyId, channelId);
    const answer = await anna.send('POST', `/api/scenarios/${scenarioId}/runs`, { clientId });
    expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
  });

  it.each<[string, object, string]>([
    ['without anybody', {}, 'dialogId'],
    ['for two', { dialogId: 1, clientId: 2 }, 'dialogId'],
    ['with a name that is none', { clientId: 1, variables: { 'a b': 1 } }, 'variables.a b'],
    ['with a value that is too large', { clientId: 1, variables: { a: 'x'.repeat(17_000) } }, 'variables.a'],
  ])('one is refused %s', async (_case, body, field) => {
    const answer = await anna.send('POST', '/api/scenarios/1/runs', body);
    expect([answer.statusCode, answer.json().field]).toEqual([400, field]);
  });
});
