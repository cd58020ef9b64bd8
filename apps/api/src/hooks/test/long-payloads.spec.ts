import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aChannel, aMessage } from '../../../../../test/api/rows.js';

const PAYLOAD = JSON.stringify({ scenario: 'order', order: 1042, action: 'cancel', from: 'выбор клиента'.repeat(5) });

describe('a button whose payload is longer than what Telegram carries', () => {
  let api: ApiUnderTest;
  let later: NestFastifyApplication;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  }, 60_000);
  afterAll(async () => {
    await later.close();
    await api.stop();
  });

  it('is pressed with its whole payload, also when the API was started anew in between', async () => {
    const admin = await api.browser().registers();
    const secrets = { bot_token: '100000001:planted-token', webhook_secret: 'planted-secret' };
    const { webhookPath: url } = await aChannel(admin, { transport: 'telegram-bot', settings: {}, secrets });
    const headers = { 'x-telegram-bot-api-secret-token': secrets.webhook_secret };
    const client = { id: 23, is_bot: false, first_name: 'Sojan' };
    const chat = { id: 23, type: 'private', first_name: 'Sojan' };
    const message = { message_id: 1, from: client, chat, date: 1_760_000_000, text: 'Hello' };
    expect((await api.inject({ method: 'POST', url, headers, payload: { update_id: 1, message } })).statusCode).toBe(200);

    const [row] = await api.rows<Record<'companyId' | 'channelId' | 'clientId' | 'dialogId', string>>(
      `select company_id as "companyId", channel_id as "channelId", client_id as "clientId", id as "dialogId" from dialog`,
    );
    const { companyId = 0, channelId = 0, clientId = 0, dialogId = 0 } = row ?? {};
    const dialog = { companyId: Number(companyId), channelId: Number(channelId), clientId: Number(clientId), dialogId: Number(dialogId) };
    const buttons = [{ type: 'reply', text: 'Cancel', payload: PAYLOAD }];
    const sent = await aMessage(api, { ...dialog, cardId: 0 }, { kind: 'to_client', status: 40, content: { buttons } });
    await api.rows(`insert into message_external_id (company_id, channel_id, external_id, message_id) values ($1, $2, '23:2', $3)`, [
      ...[companyId, channelId, sent],
    ]);

    later = await api.another();
    // The message is too old for Telegram to show: nothing but its number is left of it.
    const press = { id: 'q1', from: client, message: { message_id: 2, chat, date: 0 }, chat_instance: 'x', data: '@button:0' };
    for (let time = 0; time < 2; time += 1) {
      const answer = await later.inject({ method: 'POST', url, headers, payload: { update_id: 2, callback_query: press } });
      expect(answer.statusCode).toBe(200);
    }
    const pressed = await api.rows(`select text, content from message where kind = 'from_client' and external_id = 'press:q1'`);
    expect(pressed).toEqual([{ text: 'Cancel', content: { press: { payload: PAYLOAD, title: 'Cancel', onMessage: '23:2' } } }]);
  });
});
