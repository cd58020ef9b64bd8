import type { ConnectedChannel } from '#domain/channels/channel.js';
import { UnparsableBody } from '../connector.js';
import { webhook } from '../testing/connector-spec.js';
import { channelNotice, nothing, person, statusChanged } from '../testing/expected-events.js';
import { waId } from './cases/people.js';
import { whatsappGupshup } from './connector.js';
import { parse } from './parse.js';

const channel: ConnectedChannel = {
  ...{ id: 1, companyId: 1, transport: 'whatsapp-gupshup', key: 'test' },
  settings: { app_id: 'app-1', app_name: 'MyShop' },
  secrets: { webhook_secret: 'the-secret' },
};
const read = (body: unknown) => parse(webhook(Buffer.from(JSON.stringify(body))), channel, new Date('2026-11-27T00:00:00Z'));
const told = (type: string, payload: unknown, more: Record<string, unknown> = {}) => read({ type, payload, app: 'MyShop', ...more });
const passedOn = (value: unknown, more: Record<string, unknown> = {}) =>
  read({ object: 'whatsapp_business_account', entry: [{ id: '2', changes: [{ field: 'messages', value }] }], ...more });

describe('who may tell us something', () => {
  const asks = (headers: Record<string, string>, query: Record<string, string>) =>
    whatsappGupshup.verify({ method: 'POST', headers, query, body: new Uint8Array() }, channel);

  it('whoever has the secret, in the header or in the address', () => {
    expect(asks({ 'x-deskwire-secret': 'the-secret' }, {})).toBe(true);
    expect(asks({}, { secret: 'the-secret' })).toBe(true);
  });

  it('nobody else, and nobody at all where there is none', () => {
    expect(asks({}, {})).toBe(false);
    expect(asks({ 'x-deskwire-secret': 'the-secre' }, { secret: '' })).toBe(false);
    const open = { ...channel, secrets: {} };
    expect(whatsappGupshup.verify({ method: 'POST', headers: {}, query: { secret: '' }, body: new Uint8Array() }, open)).toBe(false);
  });
});

describe('what is for another app is not taken', () => {
  it.each([
    ['version 2', { type: 'message', app: 'Other', payload: {} }, 'Other'],
    ['version 3', { entry: [{ changes: [] }], gs_app_id: 'app-2' }, 'app-2'],
  ])('%s', (_version, body, app) => {
    expect(read(body)).toEqual({ events: [], notServed: [app] });
  });
});

describe('statuses', () => {
  it('queued in version 3: a time in milliseconds, and no number named', () => {
    const statuses = [{ gs_id: 'gs-1', id: 'gs-1', status: 'enqueued', timestamp: 1_764_201_600_500, recipient_id: '79001112233' }];
    const at = new Date(1_764_201_600_000);
    const recipient = waId('79001112233');
    expect(passedOn({ statuses })).toEqual({
      events: [statusChanged({ externalId: 'gs-1', status: 'accepted', at, recipient })],
      notServed: [],
    });
  });

  it("failed in version 3, with a code of Gupshup's own or of Meta's", () => {
    const failed = (code: number) => ({ gs_id: 'gs-1', id: 'wamid.1', status: 'failed', errors: [{ code, title: 'No' }] });
    const { events } = passedOn({ statuses: [failed(1003), failed(131047), failed(987)] });
    expect(events.map((event) => event.type === 'status_changed' && event.error?.reason)).toEqual([
      'payment_needed',
      'window_closed',
      'provider_refused',
    ]);
  });

  it('after a week only by the id of WhatsApp, and failed later without it', () => {
    expect(told('message-event', { id: 'wamid.1', type: 'read', destination: '1' }).events).toMatchObject([
      { externalId: 'wamid.1', status: 'read' },
    ]);
    expect(told('message-event', { gsId: 'gs-1', type: 'failed', payload: { code: 1011 } }).events).toMatchObject([
      { externalId: 'gs-1', status: 'failed', error: { reason: 'file_too_large' } },
    ]);
  });

  it('that are none are told apart', () => {
    expect(told('message-event', { type: 'mismatch', payload: { wa_id: '1' } }).events).toEqual([nothing('message event mismatch')]);
    expect(told('message-event', { id: 'ABEG', type: 'deleted' }).events).toEqual([{ type: 'message_revoked', externalId: 'ABEG' }]);
    expect(told('message-event', { type: 'sent' }).events).toEqual([nothing('a status without a message id')]);
  });
});

describe('messages', () => {
  const message = { from: '79001112233', id: 'wamid.2', timestamp: '1764201600' };

  it('of version 3 name ours by the id that we know', () => {
    const pressed = { ...message, type: 'button', button: { payload: 'yes', text: 'Yes' }, context: { id: 'wamid.1', gs_id: 'gs-1' } };
    expect(passedOn({ messages: [pressed] }).events).toMatchObject([{ content: { press: { payload: 'yes', onMessage: 'gs-1' } } }]);
    const answered = { ...message, type: 'text', text: { body: 'ok' }, context: { id: 'wamid.1' } };
    expect(passedOn({ messages: [answered] }).events).toMatchObject([{ quotes: 'wamid.1' }]);
    const reacted = { ...message, type: 'reaction', reaction: { message_id: 'wamid.1', gs_id: 'gs-1', emoji: '👍' } };
    expect(passedOn({ messages: [reacted] }).events).toMatchObject([{ type: 'reaction_changed', onMessage: 'gs-1' }]);
  });

  it('written in the phone app come as echoes', () => {
    const echo = { from: '15550783881', to: '79001112233', id: 'wamid.3', timestamp: '1764201600', type: 'text', text: { body: 'hi' } };
    const change = { field: 'smb_message_echoes', value: { message_echoes: [echo] } };
    expect(read({ entry: [{ id: '2', changes: [change] }] }).events).toMatchObject([{ type: 'message_echoed', externalId: 'wamid.3' }]);
  });

  it('of version 2: a reaction, and its removal', () => {
    const reaction = (emoji?: string) =>
      told('message', { id: 'ABEG', source: '1', type: 'reaction', payload: { id: 'w', gsId: 'gs-1', emoji } });
    const by = waId('1');
    expect(reaction('👍').events).toEqual([{ type: 'reaction_changed', onMessage: 'gs-1', emoji: '👍', by }]);
    expect(reaction().events).toEqual([{ type: 'reaction_changed', onMessage: 'gs-1', emoji: null, by }]);
  });

  it("of version 2: a template's button by either outer kind, with the payload that it was given", () => {
    for (const type of ['text', 'quick_reply']) {
      const payload = { text: 'Yes', type: 'button', postbackText: 'order:7' };
      expect(told('message', { id: 'ABEG', source: '1', type, payload, context: { id: 'w' } }).events).toMatchObject([
        { text: 'Yes', content: { press: { payload: 'order:7', title: 'Yes', onMessage: 'w' } } },
      ]);
    }
  });

  it('of a kind that nobody knows are shown as such', () => {
    const sender = { phone: '79001112233', name: 'Ann' };
    expect(told('message', { id: 'ABEG', source: '79001112233', type: 'hologram', sender }).events).toMatchObject([
      { sender: person(waId('79001112233'), { name: 'Ann', phone: '79001112233' }), content: { unsupported: { kind: 'hologram' } } },
    ]);
  });

  it('without a type outside are still messages', () => {
    const payload = { id: 'ABEG', sender: { phone: '1' }, type: 'text', payload: { text: 'hi' } };
    expect(read({ payload }).events).toMatchObject([{ type: 'message_received', text: 'hi' }]);
  });
});

describe('news of the app', () => {
  it('an account that is locked breaks the channel', () => {
    const event = told('account-event', { type: 'status-event', status: 'ACCOUNT_DISABLED' });
    expect(event.events).toEqual([channelNotice('broken', 'ACCOUNT_DISABLED', 'Gupshup reports ACCOUNT_DISABLED (status-event).')]);
    expect(told('account-event', { type: 'tier-event', payload: { event: 'UPGRADE' } }).events).toMatchObject([{ severity: 'info' }]);
  });

  it('a template event that does not tell all asks for the list', () => {
    expect(told('template-event', { type: 'quality-update', elementName: 'a', languageCode: 'en' }).templatesChanged).toBe(true);
    expect(told('template-event', { type: 'status-update', id: '1' }).templatesChanged).toBe(true);
  });

  it.each(['onboarding-event', 'system-event', 'preference-event', 'something-new'])('%s is left aside', (type) => {
    expect(told(type, { type: 'x' }).events).toEqual([nothing(`${type} x`)]);
  });
});

it.each([[''], ['null'], ['[]'], ['{}'], ['{"payload":{}}'], ['<html>']])('%s is no webhook', (body) => {
  expect(() => parse(webhook(Buffer.from(body)), channel)).toThrow(UnparsableBody);
});
