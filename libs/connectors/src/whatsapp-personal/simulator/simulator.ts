import { randomBytes } from 'node:crypto';
import type { Dialect } from '../../gateway/simulator/dialect.js';
import { GatewaySimulator } from '../../gateway/simulator/simulator.js';
import type { ProviderSimulator, World } from '../../simulator/provider-simulator.js';
import { echoOf, eventOf, fileIdIn, statusOf } from './events.js';

const dialect: Dialect = {
  transport: 'whatsapp-personal',
  account: '+79990000004',
  numberOf: (chat) => /^(\d{5,20})@s\.whatsapp\.net$/.exec(chat)?.[1] ?? null,
  personOf: (whom) =>
    'phone' in whom && !whom.phone.endsWith('0000')
      ? { chat: `${whom.phone}@s.whatsapp.net`, name: null, username: null, phone: whom.phone }
      : null,
  newMessageId: () => `3EB0${randomBytes(9).toString('hex').toUpperCase()}`,
  fileOf: (mediaId, _phones, files) => files.get(fileIdIn(mediaId)),
  bodyOf: eventOf,
  echoOf,
  readBody: (messages, phone) => statusOf(messages, phone, { status: 4 }),
  deliveredBody: (message, phone) => statusOf([message], phone, { status: 3 }),
  failedBody: (message, phone) => statusOf([message], phone, { status: 0, messageStubParameters: ['463'] }),
  failures: {
    '429': { status: 429, code: '429', retryAfterSeconds: 2 },
    '500': { status: 503, code: '503' },
    window: { status: 400, code: '463' },
    blocked: { status: 404, code: 'not_on_whatsapp' },
  },
  signInBy: { phone: false },
};

export const whatsappPersonalSimulator = (world: World): ProviderSimulator => new GatewaySimulator(world, dialect);
