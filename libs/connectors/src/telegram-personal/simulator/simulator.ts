import type { Dialect } from '../../gateway/simulator/dialect.js';
import { GatewaySimulator } from '../../gateway/simulator/simulator.js';
import { userIdOf } from '../../simulator/phones.js';
import type { ProviderSimulator, World } from '../../simulator/provider-simulator.js';
import { echoOf, updateOf, updates } from './updates.js';

export function telegramPersonalSimulator(world: World): ProviderSimulator {
  let lastMessage = Math.floor(Date.now() / 1000);
  const dialect: Dialect = {
    transport: 'telegram-personal',
    account: '+79990000003',
    numberOf: (chat) => (/^[1-9]\d{4,14}$/.test(chat) ? chat : null),
    personOf: (whom) => {
      const number = 'phone' in whom ? whom.phone : (/^phone_(\d{5,15})$/.exec(whom.username)?.[1] ?? '0000');
      if (number.endsWith('0000')) return null;
      return { chat: number.slice(-15), name: null, username: `phone_${number}`, phone: 'phone' in whom ? whom.phone : null };
    },
    newMessageId: () => String(++lastMessage),
    // A file is asked for by the id of its message.
    fileOf: (mediaId, phones, files) => {
      const message = phones.flatMap(({ messages }) => messages).find(({ shown }) => shown.id === mediaId);
      return files.get(message?.fileId ?? '');
    },
    bodyOf: updateOf,
    echoOf,
    readBody: (messages, phone) => {
      const maxId = Math.max(...messages.map(({ shown }) => Number(shown.id)));
      return updates({
        _: 'updateReadHistoryOutbox',
        peer: { _: 'peerUser', userId: Number(userIdOf(phone)) },
        maxId,
        pts: 1,
        ptsCount: 0,
      });
    },
    settlingBody: ({ shown }, ourId) => updates({ _: 'updateMessageID', id: Number(shown.id), randomId: ourId }),
    failures: {
      '429': { status: 420, code: 'FLOOD_WAIT_2', retryAfterSeconds: 2 },
      '500': { status: 500, code: 'INTERNAL' },
      window: { status: 403, code: 'PRIVACY_PREMIUM_REQUIRED' },
      blocked: { status: 400, code: 'USER_IS_BLOCKED' },
    },
    signInBy: { phone: true },
  };
  return new GatewaySimulator(world, dialect);
}
