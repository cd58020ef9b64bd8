import { Webhook, type WebhookChanges } from './webhook.js';

const NOON = new Date('2026-11-27T12:00:00Z');
const aWebhook = (events: string[] = ['inbox']): Webhook =>
  new Webhook(1, null, 'sealed', { name: 'Warehouse', url: 'https://example.com/', events });

describe('a webhook', () => {
  it('tells each event once, in the order of the list', () => {
    expect(aWebhook(['outbox', 'inbox', 'outbox']).events).toEqual(['inbox', 'outbox']);
  });

  it.each([[[]], [['inbox', 'shipped']]])('has at least one event, and only known ones: %j', (events) => {
    expect(() => aWebhook(events)).toThrow(expect.objectContaining({ code: 'invalid_input', field: 'events' }));
  });

  it.each<[string, WebhookChanges]>([
    ['events', { events: [] }],
    ['channelIds', { channelIds: [] }],
    ['headerAliases.webhook-id', { headerAliases: { 'webhook-id': 'X Id' } }],
  ])('refuses a change of %s that would leave it useless', (field, changes) => {
    expect(() => aWebhook().change(changes, NOON)).toThrow(expect.objectContaining({ field }));
  });

  it('keeps what a change does not name', () => {
    const webhook = aWebhook();
    webhook.change({ channelIds: [9, 3, 9], schedule: 'chat2desk' }, NOON);
    webhook.change({ name: 'Depot' }, NOON);
    expect(webhook).toMatchObject({ name: 'Depot', channelIds: [3, 9], schedule: 'chat2desk', state: 'enabled' });
    webhook.change({ channelIds: null }, NOON);
    expect(webhook.channelIds).toBeNull();
  });

  it('is switched off by hand, and on again as if nothing had failed', () => {
    const webhook = aWebhook();
    Object.assign(webhook, { _failingSince: new Date('2026-11-20T12:00:00Z') });
    webhook.change({ state: 'disabled' }, NOON);
    expect(webhook).toMatchObject({ state: 'disabled', disabledReason: 'by_hand', disabledAt: NOON });
    webhook.change({ state: 'enabled' }, NOON);
    expect(webhook).toMatchObject({ state: 'enabled', disabledReason: null, disabledAt: null, failingSince: null });
  });

  it('that is switched off already keeps the reason', () => {
    const webhook = aWebhook();
    Object.assign(webhook, { _state: 'disabled', _disabledReason: 'gone', _disabledAt: NOON });
    webhook.change({ state: 'disabled', name: 'Depot' }, new Date('2026-11-28T12:00:00Z'));
    expect(webhook).toMatchObject({ disabledReason: 'gone', disabledAt: NOON });
  });
});
