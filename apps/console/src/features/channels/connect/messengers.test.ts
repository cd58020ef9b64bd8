import { expect, it } from 'vitest';
import type { Transport } from '../../../api/channel-types.js';
import { grouped } from './messengers.js';

const transport = (name: string): Transport => ({
  transport: name,
  limits: {
    textLength: 1,
    captionLength: 1,
    captionedKinds: [],
    buttons: 1,
    buttonTitleLength: 1,
    payloadLength: 1,
    listRows: 0,
    buttonKinds: [],
    attachmentBytes: {},
  },
  features: { quotes: true, location: true, contacts: true, templates: false, statuses: [], actions: [], reactions: null },
  fields: [],
  can: { check: true, subscribe: true, signIn: false, poll: false, templates: false, begin: [] },
});

it('offers every messenger once, families together, and the unknown at the end', () => {
  const names = ['pigeon', 'max', 'telegram-personal', 'whatsapp-cloud', 'telegram-bot'];
  const shown = grouped(names.map(transport)).map(({ group, transports }) => [group, transports.map((one) => one.transport)]);
  expect(shown).toEqual([
    ['whatsapp', ['whatsapp-cloud']],
    ['telegram', ['telegram-bot', 'telegram-personal']],
    ['max', ['max']],
    ['other', ['pigeon']],
  ]);
});
