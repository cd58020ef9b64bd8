import { MtArgumentError, MtPeerNotFoundError, tl } from '@mtcute/core';
import { MessengerRefusal } from '../driver.js';

const CLIENT_TROUBLE: Readonly<Record<string, 'blocked' | 'deleted'>> = { USER_IS_BLOCKED: 'blocked', INPUT_USER_DEACTIVATED: 'deleted' };

/** Telegram's errors by their own names; `unanswered` is what the lack of an answer means for what was asked. */
export function refusalOf(error: unknown, unanswered: 'answer_lost' | 'connecting'): MessengerRefusal {
  if (error instanceof MessengerRefusal) return error;
  if (error instanceof tl.RpcError) {
    const code = error.text.replace(/_%\w/g, '');
    // Waits are the product's business: it keeps the message and comes back.
    const seconds = 'seconds' in error && typeof error.seconds === 'number' ? { retryAfterSeconds: error.seconds } : {};
    const client = Object.hasOwn(CLIENT_TROUBLE, code) ? { client: CLIENT_TROUBLE[code] } : {};
    return new MessengerRefusal(code, statusOf(error.code), { ...seconds, ...client });
  }
  if (error instanceof MtPeerNotFoundError) return new MessengerRefusal('PEER_UNKNOWN', 404);
  if (error instanceof MtArgumentError) return new MessengerRefusal('invalid', 400);
  return new MessengerRefusal(unanswered, unanswered === 'answer_lost' ? 502 : 503);
}

const statusOf = (code: number): number => (code >= 400 && code < 600 ? code : 500);

/** The session is over, and only a person can begin another; the key of what the channel's page says. */
export function endOf(error: unknown): string | null {
  if (!(error instanceof tl.RpcError)) return null;
  if (/^USER_DEACTIVATED/.test(error.text)) return 'banned';
  return error.code === 401 && /^(AUTH_KEY_|SESSION_(REVOKED|EXPIRED))/.test(error.text) ? 'session_revoked' : null;
}
