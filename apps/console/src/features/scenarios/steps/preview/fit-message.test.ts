import { describe, expect, it } from 'vitest';
import type { Transport, TransportLimits } from '../../../../api/channel-types.js';
import { skinOf } from '../../../../ui/messenger/skin.js';
import type { MessageStep, StepButton } from '../../model/content.js';
import { audienceOf, strictest } from './audience.js';
import { fitMessage } from './fit-message.js';

const WHATSAPP: TransportLimits = {
  ...{ textLength: 4096, captionLength: 1024, captionedKinds: ['image', 'video', 'document'], buttons: 3, buttonTitleLength: 20 },
  ...{ payloadLength: 200, listRows: 10, buttonKinds: ['reply', 'url', 'phone', 'email'], attachmentBytes: { image: 5e6, document: 1e8 } },
};
const TELEGRAM: TransportLimits = { ...WHATSAPP, buttons: 100, buttonTitleLength: 128, listRows: 0, buttonKinds: ['reply', 'url'] };
const PERSONAL: TransportLimits = { ...TELEGRAM, buttons: 20, listRows: 20, payloadLength: 0, buttonKinds: ['reply', 'url', 'phone'] };

const button = (id: string, text: string, type: StepButton['type'] = 'reply', target = ''): StepButton => ({
  ...{ id, type, text, description: '', payload: null, target, color: null },
});
const message = (parts: Partial<MessageStep>): Pick<MessageStep, 'text' | 'file' | 'buttons' | 'list'> => ({
  ...{ text: 'Choose', file: null, buttons: [], list: null },
  ...parts,
});
const whatsapp = { limits: WHATSAPP, skin: skinOf('whatsapp-cloud') };
const telegram = { limits: TELEGRAM, skin: skinOf('telegram-bot') };
const codes = (parts: Partial<MessageStep>, messenger = whatsapp): string[] =>
  fitMessage(message(parts), messenger).broken.map(({ code }) => code);

describe('what a channel makes of a message', () => {
  it('shows few buttons as buttons, more as a list', () => {
    const four = ['1', '2', '3', '4'].map((id) => button(id, id));
    expect(fitMessage(message({ buttons: four.slice(0, 3) }), whatsapp).as).toBe('buttons');
    expect(fitMessage(message({ buttons: four }), whatsapp).as).toBe('list');
    expect(fitMessage(message({ buttons: four }), telegram).as).toBe('buttons');
    expect(fitMessage(message({ buttons: four.slice(0, 1), list: { label: 'Open' } }), whatsapp)).toMatchObject({
      as: 'list',
      listLabel: 'Open',
    });
  });

  it('writes links as lines where they have no button', () => {
    const buttons = [button('a', 'News'), button('b', 'Site', 'url', 'https://shop.example')];
    expect(fitMessage(message({ buttons }), whatsapp)).toMatchObject({
      text: 'Choose\n\nSite: https://shop.example',
      buttons: [{ id: 'a' }],
    });
    expect(fitMessage(message({ buttons }), telegram).buttons.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('numbers them where there are none at all', () => {
    const shown = fitMessage(message({ buttons: [button('a', 'News'), button('b', 'Offices')] }), {
      limits: PERSONAL,
      skin: skinOf('telegram-personal'),
    });
    expect(shown).toMatchObject({ text: 'Choose\n\n1. News\n2. Offices', buttons: [] });
  });

  it('cuts a title that is too long, and says so at its field; one with a variable is left whole', () => {
    const shown = fitMessage(message({ buttons: [button('a', 'A title of twenty-five, at least')] }), whatsapp);
    expect(shown.buttons[0]?.title).toBe('A title of twenty-f…');
    expect(shown.broken).toEqual([expect.objectContaining({ code: 'titleTooLong', field: 'buttons.0.text' })]);
    expect(codes({ buttons: [button('a', 'Hello {{ client.name | default: "friend" }}')] })).toEqual([]);
  });

  it('says what else does not fit', () => {
    expect(codes({ text: 'x'.repeat(4097) })).toEqual(['textTooLong']);
    const file = { fileId: 1, name: 'a.png', mime: 'image/png', kind: 'image' as const, size: 10 };
    expect(codes({ text: 'x'.repeat(1025), file })).toEqual(['captionTooLong']);
    expect(codes({ file: { ...file, size: 2e8 } })).toEqual(['fileTooLarge']);
    expect(codes({ text: ' ', buttons: [button('a', 'A')] })).toEqual(['buttonsNeedText']);
    expect(codes({ buttons: [button('a', 'A'), button('b', 'A')] })).toEqual(['sameTitle']);
    expect(codes({ file, buttons: ['1', '2', '3', '4'].map((id) => button(id, id)) })).toEqual(['listWithFile']);
    expect(codes({ buttons: [button('a', 'Call', 'phone', '+7')] }, telegram)).toEqual(['kindNotCarried']);
    expect(codes({ buttons: Array.from({ length: 11 }, (_, index) => button(`${index}`, `${index}`)) })).toEqual(['tooManyButtons']);
  });

  it('leaves a caption under a file that can carry one, else the text goes apart', () => {
    const file = { fileId: 1, name: 'a.ogg', mime: 'audio/ogg', kind: 'voice' as const, size: 10 };
    expect(fitMessage(message({ file }), whatsapp).textApart).toBe(true);
    expect(fitMessage(message({ file: { ...file, kind: 'image' } }), whatsapp).textApart).toBe(false);
  });
});

describe('the channels of a scenario', () => {
  const transports = [
    { transport: 'whatsapp-cloud', limits: WHATSAPP },
    { transport: 'telegram-bot', limits: TELEGRAM },
  ] as Transport[];
  const channels = [
    { id: 1, transport: 'whatsapp-cloud' },
    { id: 2, transport: 'telegram-bot' },
  ];
  const trigger = (channelIds: number[] | null) => ({ id: 't', stepId: null, kind: 'api' as const, channelIds });

  it('are those of its triggers, or all', () => {
    const names = (triggers: ReturnType<typeof trigger>[]) =>
      audienceOf({ triggers }, channels, transports).map(({ transport }) => transport);
    expect(names([trigger([2])])).toEqual(['telegram-bot']);
    expect(names([trigger([2]), trigger(null)])).toEqual(['whatsapp-cloud', 'telegram-bot']);
    expect(names([])).toEqual(['whatsapp-cloud', 'telegram-bot']);
  });

  it('have one that takes the least', () => {
    expect(strictest(transports, ({ limits }) => limits.buttonTitleLength)).toEqual({ most: 20, transport: 'whatsapp-cloud' });
  });
});
