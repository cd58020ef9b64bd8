import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { referenceOf } from '#persistence/scenarios/payload-reference.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aChannel, aMessage } from '../../../../../test/api/rows.js';

const PAYLOAD = JSON.stringify({ scenario: 'order', order: 1042, action: 'cancel', from: 'выбор клиента'.repeat(5) });
const SECRETS = { bot_token: '100000001:planted-token', webhook_secret: 'planted-secret' };

interface Client {
  chat: number;
  clientId: number;
  dialogId: number;
  companyId: number;
  channelId: number;
}

describe('a button whose payload is longer than what Telegram carries', () => {
  let api: ApiUnderTest;
  let later: NestFastifyApplication;
  let url: string;
  let admin: Awaited<ReturnType<ReturnType<ApiUnderTest['browser']>['registers']>>;
  let sojan: Client;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    admin = await api.browser().registers();
    ({ webhookPath: url } = await aChannel(admin, { transport: 'telegram-bot', settings: {}, secrets: SECRETS }));
    sojan = await writes(23);
    later = await api.another();
  }, 60_000);
  afterAll(async () => {
    await later.close();
    await api.stop();
  });

  async function comes(update: object, app: Pick<NestFastifyApplication, 'inject'> = api as never): Promise<void> {
    const headers = { 'x-telegram-bot-api-secret-token': SECRETS.webhook_secret };
    expect((await app.inject({ method: 'POST', url, headers, payload: update })).statusCode).toBe(200);
  }

  const says = (text: string, buttons: object[]): ReturnType<typeof admin.send> =>
    admin.send('POST', `/api/dialogs/${sojan.dialogId}/messages`, { clientMessageId: randomUUID(), kind: 'to_client', text, buttons });

  const person = (chat: number): object => ({ id: chat, is_bot: false, first_name: 'Sojan' });
  const chatOf = (chat: number): object => ({ id: chat, type: 'private', first_name: 'Sojan' });

  async function writes(chat: number): Promise<Client> {
    const message = { message_id: 1, from: person(chat), chat: chatOf(chat), date: 1_760_000_000, text: 'Hello' };
    await comes({ update_id: chat, message });
    const [row] = await api.rows<Record<string, string>>(
      `select d.company_id as "companyId", d.channel_id as "channelId", d.client_id as "clientId", d.id as "dialogId" from dialog d
         join client_identity i on i.client_id = d.client_id where i.value = $1 limit 1`,
      [String(chat)],
    );
    return { chat, ...Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)])) } as unknown as Client;
  }

  /** The message is too old for Telegram to show: nothing but its number is left of it. */
  function presses(id: string, { chat }: Client, data: string, messageId = 2): Promise<void> {
    const query = { id, from: person(chat), message: { message_id: messageId, chat: chatOf(chat), date: 0 }, chat_instance: 'x', data };
    return comes({ update_id: 2, callback_query: query }, later);
  }

  const pressed = (id: string): Promise<unknown[]> =>
    api.rows(`select text, content from message where kind = 'from_client' and external_id = $1`, [`press:${id}`]);

  it('is pressed with its whole payload, though only a reference came, also when the API was started anew in between', async () => {
    const buttons = [{ type: 'reply', text: 'Cancel', payload: PAYLOAD }];
    const answer = await says('Sure?', buttons);
    expect(answer.statusCode).toBe(201);
    await presses('q1', sojan, referenceOf(PAYLOAD), 99);
    await presses('q1', sojan, referenceOf(PAYLOAD), 99);
    expect(await pressed('q1')).toEqual([
      { text: 'Cancel', content: { press: { payload: PAYLOAD, title: 'Cancel', onMessage: '23:99' } } },
    ]);
  });

  it('is a word when somebody presses it who was never given it', async () => {
    const other = await writes(24);
    await presses('q2', other, referenceOf(PAYLOAD));
    expect(await pressed('q2')).toEqual([{ text: referenceOf(PAYLOAD), content: null }]);
  });

  it('counts with the newest message that had it, once for each client', async () => {
    const buttons = [
      { type: 'reply', text: 'No' },
      { type: 'reply', text: 'Do cancel', payload: PAYLOAD },
    ];
    await says('Really?', buttons);
    const rows = await api.rows<{ payload: string; position: number; text: string }>(
      `select p.payload, p.position, m.text from sent_payload p join message m on m.id = p.message_id where p.client_id = $1 order by p.position`,
      [sojan.clientId],
    );
    expect(rows).toEqual([
      { payload: 'No', position: 0, text: 'Really?' },
      { payload: PAYLOAD, position: 1, text: 'Really?' },
    ]);
  });

  it('is refused where it is longer than any, by its field', async () => {
    const buttons = [{ type: 'reply', text: 'Cancel', payload: 'x'.repeat(2001) }];
    const answer = await says('Sure?', buttons);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'buttons_do_not_fit' });
  });

  it('was a place before payloads had references, and is found by it still', async () => {
    const buttons = [{ type: 'reply', text: 'Cancel', payload: PAYLOAD }];
    const { companyId, channelId, clientId, dialogId } = sojan;
    const row = { companyId, channelId, clientId, dialogId, cardId: 0 };
    const sent = await aMessage(api, row, { kind: 'to_client', status: 40, content: { buttons } });
    await api.rows(`insert into message_external_id (company_id, channel_id, external_id, message_id) values ($1, $2, '23:2', $3)`, [
      ...[companyId, channelId, sent],
    ]);
    await presses('q3', sojan, '@button:0');
    expect(await pressed('q3')).toEqual([{ text: 'Cancel', content: { press: { payload: PAYLOAD, title: 'Cancel', onMessage: '23:2' } } }]);
  });
});
