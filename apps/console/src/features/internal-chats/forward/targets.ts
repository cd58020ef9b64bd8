import type { InternalChatRow } from '../../../api/internal-chats.js';
import type { Operator } from '../../../api/types.js';
import { colleaguesFor, withoutChat } from '../people.js';

/** Where copies can go: Favourites, a chat there is, or a colleague one has no chat with yet. */
export type Target =
  | { key: 'favourites'; kind: 'favourites' }
  | { key: `chat${number}`; kind: 'chat'; chat: InternalChatRow }
  | { key: `person${number}`; kind: 'person'; person: Operator };

/** Favourites first, then the chats in their order, then everybody else; whom one can't write to any more is left out. */
export function targetsOf(chats: readonly InternalChatRow[], operators: readonly Operator[], operatorId: number): Target[] {
  const reachable = chats.filter(({ kind, peer }) => kind === 'group' || peer?.state === 'active');
  return [
    { key: 'favourites', kind: 'favourites' },
    ...reachable.map((chat): Target => ({ key: `chat${chat.id}`, kind: 'chat', chat })),
    ...withoutChat(colleaguesFor(operators, operatorId, ''), chats).map((person): Target => ({
      key: `person${person.id}`,
      kind: 'person',
      person,
    })),
  ];
}
