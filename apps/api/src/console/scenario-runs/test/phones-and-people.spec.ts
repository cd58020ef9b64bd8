import { jest } from '@jest/globals';
import type { Step } from '#domain/scenarios/content.js';
import { exampleScenario } from '#domain/scenarios/examples/examples.js';
import { HookReceiver } from '../../../../../workers/testing/hook-receiver.js';
import { BotWorld, WITHIN_MS, type Phone } from '../../../../../../test/api/bot-world.js';
import { Integrator } from '../../../../../../test/api/integrator.js';
import { offers, says, step } from '../../../../../../test/api/scenario-steps.js';
import { until } from '../../../../../../test/api/until.js';

jest.setTimeout(120_000);

/** Bots beside people and other programs: the real API, workers and Temporal, and a simulated WhatsApp. */
describe('a bot', () => {
  const integrator = new Integrator();
  const shop = new HookReceiver();
  let world: BotWorld;
  beforeAll(async () => {
    await Promise.all([integrator.start(), shop.start()]);
    world = await BotWorld.start(integrator.network, shop.network);
  });
  afterAll(async () => {
    await world?.stop();
    await Promise.all([integrator.stop(), shop.stop()]);
  });

  const menu = (more: object = {}): Step[] => [
    { ...offers('menu', 'What would you like?', ['News'], { 'button:b1': 'news' }), ...more },
    offers('news', 'Which news?', ['Bread'], {}),
  ];
  const me = (): number => world.admin.me.operator.id;
  let words = 0;
  const greeted = async (content: Parameters<BotWorld['publishes']>[1]): Promise<Phone> => {
    const word = `hello${(words += 1)}`;
    await world.publishes(word, content);
    const phone = await world.phone('whatsapp-cloud');
    await phone.writes(word);
    await until(async () => (await phone.said()).length > 0, 'the bot answers', WITHIN_MS);
    return phone;
  };
  const order = async (phone: Phone, what: string): Promise<{ statusCode: number; code?: string }> => {
    const { statusCode, body } = await world.admin.send('POST', `/api/dialogs/${(await phone.dialog()).id}/${what}`);
    return { statusCode, ...(statusCode >= 400 && { code: (JSON.parse(body) as { code: string }).code }) };
  };
  const runIs = (phone: Phone, state: string, reason: string | null = null): Promise<void> =>
    until(
      async () => {
        const run = (await phone.runs()).at(-1);
        return run?.state === state && run.reason === reason;
      },
      `the run is ${state}`,
      WITHIN_MS,
    );
  const paused = async (content: Parameters<BotWorld['publishes']>[1] = { steps: menu() }): Promise<Phone> => {
    const phone = await greeted(content);
    await order(phone, 'claim');
    await runIs(phone, 'paused');
    return phone;
  };

  it('that an operator interrupted is stopped by him, and cannot be given anything back', async () => {
    const phone = await paused();
    expect(await order(phone, 'run/stop')).toEqual({ statusCode: 204 });
    await runIs(phone, 'ended', 'stopped');
    expect(await phone.dialog()).toMatchObject({ state: 'open', runState: null, operatorId: me() });
    expect(await order(phone, 'run/stop')).toEqual({ statusCode: 409, code: 'nothing_runs' });
    expect(await order(phone, 'run/give-back')).toEqual({ statusCode: 409, code: 'nothing_runs' });
    expect(await phone.lines()).toEqual(['bot_started', 'bot_paused', 'bot_ended']);
  });

  it('that nobody interrupted has the dialog already; stopped, it leaves it to people', async () => {
    const phone = await greeted({ steps: menu() });
    expect(await order(phone, 'run/give-back')).toEqual({ statusCode: 409, code: 'run_not_paused' });
    expect(await order(phone, 'run/stop')).toEqual({ statusCode: 204 });
    await runIs(phone, 'ended', 'stopped');
    expect(await phone.dialog()).toMatchObject({ state: 'open', runState: null });
    await phone.hears('What would you like?');
  });

  it('goes on when the operator closes, where its scenario says so', async () => {
    const phone = await paused({ steps: menu(), settings: { whileOperator: 'silent', giveBack: 'on_close' } });
    expect((await order(phone, 'close')).statusCode).toBeLessThan(300);
    await phone.hears('What would you like?', 'What would you like?');
    expect(await phone.dialog()).toMatchObject({ state: 'closed', runState: 'running', operatorId: null });
    await phone.presses('News', 'What would you like?');
    await phone.hears('What would you like?', 'What would you like?', 'Which news?');
    // What it asks after the end of a request is between it and the client.
    expect(await phone.dialog()).toMatchObject({ state: 'closed', runState: 'running', operatorId: null });
  });

  it('ends when its dialog is taken, where its step says so', async () => {
    const phone = await greeted({ steps: menu({ takeover: 'end' }) });
    await order(phone, 'claim');
    await runIs(phone, 'ended', 'taken');
    expect(await phone.dialog()).toMatchObject({ state: 'open', runState: null, operatorId: me() });
    expect(await phone.lines()).toEqual(['bot_started', 'bot_ended']);
  });

  it('asks another program, and says what it was told; where that is away it says so too', async () => {
    const asks = step(
      'http',
      'ask',
      { next: 'told', error: 'sorry' },
      {
        ...{ method: 'POST', url: shop.url('/orders'), timeoutSeconds: 5, headers: [] },
        body: { kind: 'json', text: '{"said": {{ message.text | json }}}' },
        save: [{ variable: 'state', expression: 'response.body.state' }],
      },
    );
    shop.answers(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"state":"baked"}' }));
    const steps = [asks, says('told', 'It is {{ state }}'), says('sorry', 'Ask us later')];
    const phone = await greeted({ steps });
    await phone.hears('It is baked');
    expect(shop.at('/orders').map(({ body }) => body)).toEqual([{ said: `hello${words}` }]);
    shop.answers(() => ({ status: 503 }));
    await (await greeted({ steps })).hears('Ask us later');
  });

  it('is tried as a draft by whoever has its code, and by nobody else', async () => {
    const { id } = (await world.admin.send('POST', '/api/scenarios', { name: 'Draft' })).json<{ id: number }>();
    const draft = { format: 1, start: 'hi', steps: [says('hi', 'This is a draft')], triggers: [], variables: [] };
    await world.api.rows(`update scenario set draft = $1 where id = $2`, [
      JSON.stringify({ ...draft, settings: { whileOperator: 'silent', giveBack: 'by_hand' } }),
      id,
    ]);
    const { code } = (await world.admin.send('POST', `/api/scenarios/${id}/trials`)).json<{ code: string }>();
    const phone = await world.phone('whatsapp-cloud');
    await phone.writes(`/try ${code}`);
    await phone.hears('This is a draft');
    await phone.writes('/try 22222222');
    await phone.writes(`/try ${code.toLowerCase()}`);
    await phone.hears('This is a draft', 'This is a draft');
  });

  it('asks for a mark after an operator has closed; who writes something else gets people', async () => {
    const { content } = exampleScenario('feedback', 'en');
    const phone = await greeted({ steps: [says('bye', 'We are here')] });
    await world.publishes('feedback', content, [{ kind: 'closed', detail: {} }]);
    await order(phone, 'claim');
    await order(phone, 'close');
    await phone.hears('We are here', 'How did we do? Please rate us from 1 to 5.');
    await phone.writes('I have one more question');
    await runIs(phone, 'ended', 'finished');
    expect(await phone.dialog()).toMatchObject({ state: 'open', runState: null });
    await phone.presses('5', 'How did we do?');
    await phone.hears('We are here', 'How did we do? Please rate us from 1 to 5.', 'Thank you! This helps us to become better.');
    expect(await world.api.rows(`select score from rating`)).toEqual([{ score: 5 }]);
  });

  it('is an `autoreply` for programs, in webhooks and in /v1', async () => {
    const token = await world.api.token(world.companyId);
    const hook = (await world.api.v1(token, 'POST', '/webhooks', { url: integrator.url, events: 'outbox,outbox_status' })).json<{
      data: { secret: string };
    }>();
    integrator.learns(hook.data.secret);
    const phone = await greeted({ steps: menu() });
    const { id: dialogId, requestId } = await phone.dialog();
    await until(() => integrator.of('outbox').length > 0, 'the webhook comes', WITHIN_MS);
    const [outbox] = integrator.of('outbox');
    const about = { type: 'autoreply', text: 'What would you like?', transport: 'whatsapp', dialog_id: dialogId, request_id: requestId };
    expect(outbox!.body).toMatchObject({ hook_type: 'outbox', ...about, operator_id: null, channel_id: world.channel('whatsapp-cloud') });
    const { message_id: messageId } = outbox!.body;
    const listed = (await world.api.v1(token, 'GET', `/messages?dialog_id=${dialogId}&type=autoreply`)).json<{ data: object[] }>();
    expect(listed.data).toEqual([expect.objectContaining({ id: messageId, ...about, operator_id: null, is_new: 0 })]);
    await until(() => integrator.of('outbox_status').some(({ body }) => body['message_id'] === messageId), 'what became of it', WITHIN_MS);
  });
});
