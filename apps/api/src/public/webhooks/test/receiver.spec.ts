import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { Integrator } from '../../../../../../test/api/integrator.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import { TestTemporal } from '../../../../../../test/api/temporal.js';
import { until } from '../../../../../../test/api/until.js';
import { V1World } from '../../../../../../test/api/v1-world.js';
import { aWamid, says, status, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';
import { type RunningWorkers, workersFor } from '../../../../../../test/api/workers-for.js';
import { WEBHOOK_EVENT_NAMES, type WebhookEvent } from '#domain/webhooks/webhook-event.js';
import type { AddedPublicWebhook } from '../webhooks.dto.js';

const CLIENT = '79001112233';
const OTHER = '79004445566';

interface Message {
  id: number;
  client_id: number;
  dialog_id: number;
  request_id: number;
}

/** The whole way: the real API, database, Temporal and workers, and a program that verifies with `standardwebhooks`. */
describe('a receiver that verifies', () => {
  const integrator = new Integrator();
  let temporal: TestTemporal;
  let api: ApiUnderTest;
  let workers: RunningWorkers;
  let world: V1World;
  let line: WhatsAppLine;
  let hook: AddedPublicWebhook;

  beforeAll(async () => {
    [temporal] = await Promise.all([TestTemporal.create(), integrator.start()]);
    await temporal.start();
    api = await ApiUnderTest.start({ OUTBOUND_ALLOW: integrator.network, PUBLIC_URL: 'http://localhost:3000' });
    workers = await workersFor(api, { OUTBOUND_ALLOW: integrator.network, TEMPORAL_ADDRESS: temporal.address });
    world = await V1World.of(api);
    line = await WhatsAppLine.connect(api, world.admin);
    hook = await data(api.v1(world.token, 'POST', '/webhooks', { url: integrator.url, events: WEBHOOK_EVENT_NAMES.join(',') }));
    integrator.learns(hook.secret);
  }, 120_000);
  afterAll(async () => {
    await workers.stop();
    await api.stop();
    await integrator.stop();
    await temporal.dispose();
  }, 60_000);

  const data = async <T>(answer: Promise<Answer>): Promise<T> => {
    const { statusCode, body, json } = await answer;
    if (statusCode >= 300) throw new Error(`${statusCode} ${body}`);
    return json<{ data: T }>().data;
  };
  const v1 = <T = unknown>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<T> =>
    data<T>(api.v1(world.token, method, url, payload));
  const done = async (answer: Promise<Answer>): Promise<void> => {
    const { statusCode, body } = await answer;
    if (statusCode >= 300) throw new Error(`${statusCode} ${body}`);
  };
  const received = (type: WebhookEvent, count = 1): Promise<void> =>
    until(() => integrator.of(type).length >= count, `${count} × ${type}`, 60_000);
  const messageOf = async (text: string): Promise<Message> => {
    const messages = await v1<(Message & { text: string })[]>('GET', '/messages?limit=200');
    return messages.find((message) => message.text === text)!;
  };
  const rotate = async (more: object = {}): Promise<string> =>
    (await world.admin.send('POST', `/api/webhooks/${hook.id}/rotate-secret`, more)).json<{ secret: string }>().secret;

  it('accepts what clients write, and what is written to them', async () => {
    await done(line.write(says.text(CLIENT, 'Hello')));
    await Promise.all((['new_client', 'new_request', 'inbox'] as const).map((type) => received(type)));
    const { client_id, dialog_id, request_id } = await messageOf('Hello');
    const [inbox] = integrator.of('inbox');
    expect(inbox!.body).toMatchObject({ text: 'Hello', client_id, dialog_id, request_id, is_new_client: true, is_new_request: true });

    const { message_id } = await v1<{ message_id: number }>('POST', '/messages', { client_id, text: 'Good day' });
    await done(line.report(status(aWamid(), 'delivered', CLIENT, message_id)));
    await v1('POST', '/messages', { client_id, text: 'Only for us', type: 'comment' });
    const echo = {
      from: '74950000000',
      to: CLIENT,
      id: aWamid(),
      timestamp: String(Math.floor(Date.now() / 1000)),
      type: 'text',
      text: { body: 'From the phone' },
    };
    await done(line.post(line.body([{ message_echoes: [echo] }], 'smb_message_echoes')));
    await Promise.all((['outbox', 'outbox_status', 'comment', 'imported_message'] as const).map((type) => received(type)));
    expect(integrator.of('outbox')[0]!.body).toMatchObject({ message_id, text: 'Good day' });
  }, 90_000);

  it('accepts what breaks down at first and comes again: the same id, a new time, a signature of its own', async () => {
    integrator.breaksAt.add('new_tag');
    await v1('POST', '/tags', { tag_label: 'VIP' });
    await received('new_tag');
    const [tag] = integrator.of('new_tag');
    const attempts = integrator.attemptsAt(String(tag!.headers['webhook-id']));
    expect(attempts).toHaveLength(2);
    const [first, second] = attempts.map(({ headers, raw }) => ({
      time: Number(headers['webhook-timestamp']),
      signature: headers['webhook-signature'],
      raw,
    }));
    expect(second!.time).toBeGreaterThan(first!.time);
    expect(second!.signature).not.toBe(first!.signature);
    expect(second!.raw).toBe(first!.raw);
  }, 90_000);

  it('accepts what happens while its secret is replaced, with the old one and then with the new one', async () => {
    const { id, client_id, request_id } = await messageOf('Hello');
    const secret = await rotate();
    const colleague = await anOperator(api, world.companyId);
    await v1('GET', `/messages/${id}/transfer?operator_id=${colleague.id}`);
    await done(world.admin.send('PATCH', `/api/clients/${client_id}`, { name: 'Vera' }));
    await Promise.all((['dialog_transferred', 'client_updated'] as const).map((type) => received(type)));
    integrator.learns(secret);
    const [tag] = await v1<{ id: number }[]>('GET', '/tags');
    for (const target of [{ client_id }, { request_id }]) {
      const [assignee_type, assignee_id] = 'client_id' in target ? ['client', client_id] : ['request', request_id];
      await v1('POST', '/tags/assign_to', { tag_ids: [tag!.id], assignee_type, assignee_id });
      await v1('DELETE', `/tags/${tag!.id}/delete_from`, target);
    }
    const types = ['add_tag_to_client', 'delete_tag_from_client', 'add_tag_to_request', 'delete_tag_from_request'] as const;
    await Promise.all(types.map((type) => received(type)));
    expect(integrator.refused).toEqual([]);
  }, 90_000);

  it('accepts what comes after the old secret has ended, by the new one alone', async () => {
    const { client_id, dialog_id } = await messageOf('Hello');
    await done(world.admin.send('POST', `/api/webhooks/${hook.id}/end-previous-secret`));
    const ticket = await v1<{ id: number }>('POST', '/tickets', { title: 'Call back', client_id });
    await v1('PUT', `/tickets/${ticket.id}`, { title: 'Call back today' });
    // A body is written as the rows are by then: of a ticket that is gone only its end can be told.
    await received('ticket_updated');
    await v1('DELETE', `/tickets/${ticket.id}`);
    await done(world.admin.send('POST', `/api/dialogs/${dialog_id}/close`));
    await done(line.write(says.text(OTHER, 'A nuisance')));
    await received('inbox', 2);
    await done(world.admin.send('PATCH', `/api/clients/${(await messageOf('A nuisance')).client_id}`, { blacklisted: true }));
    const types = ['new_ticket', 'ticket_updated', 'ticket_deleted', 'close_request', 'close_dialog', 'client_added_to_blacklist'] as const;
    await Promise.all(types.map((type) => received(type)));
    for (const { headers } of integrator.of('close_dialog')) expect(String(headers['webhook-signature']).split(' ')).toHaveLength(1);
  }, 90_000);

  it('has been told of every event there is, and could verify all of it', () => {
    expect(WEBHOOK_EVENT_NAMES.filter((name) => !integrator.types.has(name))).toEqual([]);
    expect(integrator.refused).toEqual([]);
    for (const { body, headers } of integrator.taken.values()) {
      expect(headers['content-type']).toBe('application/json');
      expect(Date.parse(String(body['event_time']))).not.toBeNaN();
    }
  });

  it('refuses what was signed with a secret that it was not told of', async () => {
    await rotate({ endPreviousNow: true });
    const answer = await world.admin.send('POST', `/api/webhooks/${hook.id}/test`);
    const { deliveryId } = answer.json<{ deliveryId: number }>();
    // What was still on its way is refused as well.
    const refused = (): boolean => integrator.refused.some(({ body }) => body['hook_type'] === 'test');
    await until(refused, 'the refusal of the test', 30_000);
    const state = async (): Promise<string> =>
      (await world.admin.get(`/api/webhooks/${hook.id}/deliveries/${deliveryId}`)).json<{ state: string }>().state;
    await until(async () => (await state()) === 'failed', 'the test has failed', 30_000);
  }, 60_000);
});
