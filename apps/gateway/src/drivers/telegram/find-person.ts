import { tl } from '@mtcute/core';
import type { TelegramClient } from '@mtcute/node';
import type { FindAnswer, FindRequest } from '#connectors/gateway/contract.js';

const ANSWER_MS = 25_000;
const NOBODY = /^(PHONE_NOT_OCCUPIED|PHONE_NUMBER_INVALID|USERNAME_NOT_OCCUPIED|USERNAME_INVALID)$/;

/** Who has this phone or name. Whoever hides his phone is nobody, as Telegram tells it. What it answers with lets us write to him. */
export async function findPerson(client: Pick<TelegramClient, 'call'>, whom: FindRequest): Promise<FindAnswer['person']> {
  try {
    const options = { abortSignal: AbortSignal.timeout(ANSWER_MS) };
    const { peer, users } =
      'phone' in whom
        ? await client.call({ _: 'contacts.resolvePhone', phone: whom.phone }, options)
        : await client.call({ _: 'contacts.resolveUsername', username: whom.username }, options);
    const user = users.find((each) => peer._ === 'peerUser' && each.id === peer.userId);
    return user?._ === 'user' && canBeWrittenTo(user) ? personOf(user) : null;
  } catch (error) {
    if (error instanceof tl.RpcError && NOBODY.test(error.text)) return null;
    throw error;
  }
}

/** Without its access hash the library keeps nobody, and whoever writes to himself makes a note and no dialog. */
const canBeWrittenTo = ({ bot, deleted, self, accessHash }: tl.RawUser): boolean => !bot && !deleted && !self && accessHash !== undefined;

function personOf({ id, firstName, lastName, username, phone }: tl.RawUser): FindAnswer['person'] {
  const name = [firstName, lastName].filter(Boolean).join(' ') || null;
  return { chat: String(id), name, username: username ?? null, phone: phone ?? null };
}
