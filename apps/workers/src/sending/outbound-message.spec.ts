import { connectorOf } from '#connectors/registry.js';
import { referenceOf } from '#persistence/scenarios/payload-reference.js';
import type { LoadedMessage } from '#persistence/sending/sending.store.js';
import { outboundMessage } from './outbound-message.js';

const LONG = `order_status?comment=${'где заказ? '.repeat(10)}`.trim();
const nothing = {} as never;
const loaded = (content: LoadedMessage['content']): LoadedMessage => ({
  ...{ messageId: 1, dialogId: 2, text: 'Hello', content, quotes: null, identities: [], attachment: null },
  channel: { id: 3, transport: 'telegram-bot', key: 'k', settings: {}, secrets: '', state: 'active' },
});

describe('buttons on their way to a messenger', () => {
  const buttons = [
    { id: 'b1', type: 'reply' as const, text: 'Where is it?', payload: LONG },
    { id: 'b2', type: 'reply' as const, text: 'News', payload: 'news' },
    { id: 'b3', type: 'url' as const, text: 'Shop', url: `https://shop.example/${'x'.repeat(100)}` },
  ];

  it('carry a reference where the messenger has no room for the payload, and never our own ids', () => {
    const { limits } = connectorOf('telegram-bot')!;
    expect(outboundMessage(7, loaded({ buttons }), limits, nothing, nothing).buttons).toEqual([
      { type: 'reply', text: 'Where is it?', payload: referenceOf(LONG) },
      { type: 'reply', text: 'News', payload: 'news' },
      { type: 'url', text: 'Shop', url: buttons[2]!.url },
    ]);
  });

  it('carry the payload itself where there is room', () => {
    const { limits } = connectorOf('max')!;
    expect(outboundMessage(7, loaded({ buttons }), limits, nothing, nothing).buttons.map(({ payload }) => payload)).toEqual([
      ...[LONG, 'news', undefined],
    ]);
  });

  it('of a template do the same: quick replies, not what follows an address', () => {
    const { limits } = connectorOf('whatsapp-cloud')!;
    const long = 'x'.repeat(300);
    const values = [
      { index: 0, kind: 'quick_reply' as const, value: long },
      { index: 1, kind: 'quick_reply' as const, value: 'news' },
      { index: 2, kind: 'url' as const, value: long },
    ];
    const template = { name: 'order', language: 'ru', externalId: null, header: [], body: [], buttons: values };
    expect(outboundMessage(7, loaded({ template }), limits, nothing, nothing).template?.buttons).toEqual([
      ...[{ ...values[0], value: referenceOf(long) }, values[1], values[2]],
    ]);
  });
});
