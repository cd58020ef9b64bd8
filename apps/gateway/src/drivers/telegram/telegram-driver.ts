import { MessengerRefusal, type Driver, type MessengerSession, type SessionParts } from '../driver.js';
import { TelegramSession } from './telegram-session.js';

/** Personal Telegram numbers over MTProto. */
export class TelegramDriver implements Driver {
  readonly transport = 'telegram-personal';

  unavailable(): Promise<null> {
    return Promise.resolve(null);
  }

  async create(parts: SessionParts): Promise<MessengerSession> {
    const apiId = Number(parts.credentials.apiId);
    const apiHash = parts.credentials.apiHash ?? '';
    // The library signs in with whatever it gets; Telegram would only say so at the first step.
    if (!Number.isInteger(apiId) || apiId <= 0 || !/^[0-9a-f]{32}$/i.test(apiHash)) throw new MessengerRefusal('API_ID_INVALID', 400);
    return TelegramSession.create(apiId, apiHash, parts);
  }
}
