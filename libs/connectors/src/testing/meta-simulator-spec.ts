import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { SentTemplate } from '#domain/messages/content.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type {
  ChecksCredentials,
  Connector,
  FetchesMedia,
  ListsTemplates,
  PerformsActions,
  RequestsHistory,
  Subscribes,
} from '../connector.js';
import { OutboundHttp } from '../http/outbound-http.js';
import { startSimulators, type RunningSimulators } from '../simulator/host.js';
import { aMessage, anAttachment } from './a-message.factory.js';
import { eventually, ProductStub } from './product-stub.js';
import { SimulatedPhone } from './simulated-phone.js';

const NUMBER = '15550001111';
const OWN = '+1 555 078 3881';
const to = [{ kind: 'wa_id', value: NUMBER }];

type MetaConnector = Connector & FetchesMedia & PerformsActions & ChecksCredentials & Subscribes & ListsTemplates & RequestsHistory;

const template = (parts: Partial<SentTemplate>): SentTemplate => ({
  ...{ name: 'order_ready', language: 'ru', externalId: null, header: [], body: [], buttons: [] },
  ...parts,
});
const values = (...texts: string[]) => texts.map((value) => ({ name: null, value }));

/** What a simulator of Meta's bodies must do for its connector beside plain messages, whichever provider it plays. */
export function metaSimulatorSpec(connector: MetaConnector, channel: ConnectedChannel, apiPath: string): void {
  describe(`${connector.transport}: the simulated number`, () => {
    let product: ProductStub;
    let simulators: RunningSimulators;
    let phone: SimulatedPhone;
    let http: OutboundHttp;

    beforeEach(async () => {
      product = await ProductStub.start(connector, channel);
      const simulated = { ...channel, name: 'Bakery', phone: OWN, hookUrl: product.hookUrl };
      simulators = await startSimulators({
        port: 0,
        channels: [simulated],
        pace: { sentMs: 1, deliveredMs: 5, readMs: 10 },
        firstPauseMs: 5,
      });
      http = new OutboundHttp({ allow: [`127.0.0.1/32:${simulators.port}`] });
      channel.settings.base_url = `http://127.0.0.1:${simulators.port}${apiPath}`;
      phone = await SimulatedPhone.open(simulators.port, channel.key, { name: 'Zoë', phone: `+${NUMBER}` });
    });
    afterEach(async () => {
      await phone.close();
      await simulators.close();
      await http.close();
      await product.stop();
    });

    const send = (message: Partial<OutboundMessage>) => connector.send(aMessage({ to, ...message }), channel, http);
    const event = (matches: (event: InboundEvent) => boolean) => eventually(() => product.events.find(matches));
    const control = async (what: string, body: object) => {
      const url = `http://127.0.0.1:${simulators.port}/simulator/phones/${channel.key}/${what}`;
      const headers = { 'content-type': 'application/json' };
      return (await http.request({ method: 'POST', url, headers, body: JSON.stringify(body) })).status;
    };

    it('says who it is, and takes our address', async () => {
      expect(await connector.check(channel, http)).toMatchObject({ id: channel.settings.phone_number_id, name: 'Bakery', phone: OWN });
      await connector.subscribe(channel, product.hookUrl, http);
      await connector.subscribe(channel, product.hookUrl, http);
      await phone.post('messages', { text: 'to the new address' });
      await event((it) => it.type === 'message_received' && it.text === 'to the new address');
    });

    it('a template is shown as the client reads it, and its buttons answer for it', async () => {
      const sent = template({ body: values('Anna', '42', '20:00'), buttons: [{ index: 1, kind: 'quick_reply', value: 'later:42' }] });
      const { externalId } = await send({ text: null, template: sent, attachment: anAttachment('image', 'image/jpeg') });
      const shown = await eventually(() => phone.messages.find(({ id }) => id === externalId));
      expect(shown).toMatchObject({
        text: 'Здравствуйте, Anna! Заказ 42 готов. Ждём вас сегодня до 20:00.\n\nПекарня «Тёплый хлеб»',
        attachment: { kind: 'image' },
        buttons: [{ title: 'Приду сегодня' }, { title: 'Перенести на завтра', payload: 'later:42' }],
      });
      await phone.post('press', { messageId: externalId, payload: 'later:42' });
      const press = { payload: 'later:42', title: 'Перенести на завтра', onMessage: externalId };
      expect(await event((it) => it.type === 'message_received')).toMatchObject({ content: { press } });
    });

    it('a code to copy and an address to open are shown, and cannot be pressed', async () => {
      const buttons = [{ index: 0, kind: 'copy_code' as const, value: 'RYE25' }];
      await send({ text: null, template: template({ name: 'autumn_offer', language: 'en', body: values('Zoë'), buttons }) });
      const track = { name: 'delivery_update', language: 'en', header: values('42'), body: values('Zoë', '1 and 2') };
      await send({ text: null, template: template({ ...track, buttons: [{ index: 0, kind: 'url', value: '42' }] }) });
      await eventually(() => phone.messages.length === 2);
      expect(phone.messages[0]?.text).toContain('Copy offer code: RYE25');
      expect(phone.messages[1]?.buttons?.[0]).toMatchObject({ title: 'Follow the courier', url: 'https://example.com/track/42' });
    });

    it.each<[string, Partial<SentTemplate>, string]>([
      ['one that is not there', { name: 'nothing', language: 'en' }, 'template_missing'],
      ['one in another language', { name: 'order_ready', language: 'en' }, 'template_missing'],
      ['one that was turned down', { name: 'free_everything', language: 'en', body: values('Anna') }, 'template_missing'],
      ['one with too few variables', { name: 'autumn_offer', language: 'en' }, 'template_parameters'],
      ['one without its picture', { body: values('Anna', '42', '20:00') }, 'template_parameters'],
    ])('refused: %s', async (_name, parts, reason) => {
      await expect(send({ text: null, template: template(parts) })).rejects.toMatchObject({ kind: 'rejected', reason });
      expect(phone.messages).toEqual([]);
    });

    it('a template that changes at the provider is told, unless it changes in silence', async () => {
      const list = async () => (await Array.fromAsync(connector.listTemplates(channel, http))).flat();
      expect(await list()).toHaveLength(4);
      const change = { name: 'new_hours', language: 'en', text: 'We are open until {{1}}.' };
      expect(await control('templates', { ...change, status: 'PENDING', silent: true })).toBe(201);
      expect((await list()).find(({ name }) => name === 'new_hours')).toMatchObject({ status: 'pending', body: change.text });
      await control('templates', { name: 'new_hours', language: 'en', status: 'APPROVED' });
      await event((it) => it.type === 'template_changed' && it.name === 'new_hours' && it.status === 'APPROVED');
      await control('templates', { name: 'new_hours', language: 'en', status: 'DELETED', silent: true });
      expect(await list()).toHaveLength(4);
    });

    it('what the company writes on its phone is echoed, with its quote; so are changes of it', async () => {
      const theirs = await phone.post('messages', { text: 'Is it fresh?' });
      const { json } = await phone.post('echo', { text: 'Straight from the oven', quotes: theirs.json.id });
      expect(await event((it) => it.type === 'message_echoed')).toMatchObject({
        ...{ externalId: json.id, text: 'Straight from the oven', quotes: theirs.json.id, to: { phone: NUMBER } },
      });
      expect((await phone.post('echo-edit', { messageId: json.id, text: 'Still warm' })).status).toBe(201);
      await event((it) => it.type === 'message_edited' && it.externalId === json.id && it.text === 'Still warm');
      await phone.post('echo-revoke', { messageId: json.id });
      await event((it) => it.type === 'message_revoked' && it.externalId === json.id);
      expect(phone.messages.find(({ id }) => id === json.id)).toMatchObject({ deleted: true, text: null });
      expect((await phone.post('echo-edit', { messageId: theirs.json.id, text: 'not ours' })).status).toBe(400);
    });

    it('hands over its address book and its history when it is asked', async () => {
      expect(await control('history', { messages: 1100 })).toBe(201);
      await connector.requestHistory(channel, http);
      await eventually(() => product.events.filter(({ type }) => type === 'message_imported').length === 1100);
      const imported = product.events.filter((it) => it.type === 'message_imported');
      expect(new Set(imported.map(({ externalId }) => externalId)).size).toBe(1100);
      expect(new Set(imported.map(({ direction }) => direction))).toEqual(new Set(['from_client', 'to_client']));
      expect(product.events.filter(({ type }) => type === 'client_named')).toHaveLength(55);
    });

    it('typing, a read mark and a reaction are taken', async () => {
      const { externalId } = await send({ text: 'Good day' });
      const theirs = await phone.post('messages', { text: 'Hello' });
      const read = { to, externalId: String(theirs.json.id) };
      await connector.perform({ kind: 'mark_read', ...read }, channel, http);
      await connector.perform({ kind: 'show_typing', ...read }, channel, http);
      await connector.perform({ kind: 'react', to, externalId, emoji: '👍' }, channel, http);
      await eventually(() => phone.messages.find(({ id, reaction }) => id === externalId && reaction === '👍'));
      await connector.perform({ kind: 'react', to, externalId, emoji: null }, channel, http);
      await eventually(() => phone.messages.find(({ id, reaction }) => id === externalId && reaction === undefined));
      const edit = { kind: 'edit' as const, to, externalId, text: 'x', buttons: [], captioned: false };
      await expect(connector.perform(edit, channel, http)).rejects.toMatchObject({ reason: 'unsupported_action' });
    });

    it('a file goes both ways', async () => {
      const bytes = Buffer.from('a picture');
      const attachment = { kind: 'image', name: 'a.png', mime: 'image/png', dataBase64: bytes.toString('base64') };
      await phone.post('messages', { attachment });
      const message = await event((it) => it.type === 'message_received');
      const mediaId = message.type === 'message_received' ? (message.attachments[0]?.mediaId ?? null) : null;
      const fetched = await connector.fetchMedia({ mediaId, url: null }, channel, http);
      expect(Buffer.concat(await Array.fromAsync(fetched.body))).toEqual(bytes);
      await send({ text: null, attachment: anAttachment('voice', 'audio/ogg') });
      await eventually(() => phone.messages.find((shown) => shown.attachment?.kind === 'voice'));
    });

    it('a phone may be told to know no template once', async () => {
      await phone.set({ failNext: 'template' });
      const offer = template({ name: 'autumn_offer', language: 'en', body: values('Zoë') });
      await expect(send({ text: null, template: offer })).rejects.toMatchObject({
        kind: 'rejected',
        code: '132001',
        reason: 'template_missing',
      });
      await expect(send({ text: null, template: offer })).resolves.toMatchObject({ externalId: expect.any(String) as string });
    });

    it('a place and a card are shown', async () => {
      await send({ text: null, location: { latitude: 0, longitude: 37.6, name: 'Bakery' } });
      await send({ text: null, contacts: [{ name: 'Lucía Gómez', phones: [{ phone: '+1 983 555 2319' }] }] });
      await eventually(() => phone.messages.length === 2);
      expect(phone.messages).toMatchObject([
        { location: { latitude: 0, longitude: 37.6, name: 'Bakery' } },
        { text: '👤 Lucía Gómez, +1 983 555 2319' },
      ]);
    });

    it('a stranger is turned away', async () => {
      const stranger = { ...channel, secrets: { access_token: 'another', api_key: 'another' } };
      await expect(connector.send(aMessage({ to }), stranger, http)).rejects.toMatchObject({ reason: 'token_invalid' });
      await expect(connector.check(stranger, http)).rejects.toMatchObject({ name: 'ChannelRefusal' });
      expect(await control('anything', {})).toBe(404);
    });
  });
}
