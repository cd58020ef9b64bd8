import type { InternalMember, InternalMessage } from '../../../api/internal-chats.js';

export interface Readers {
  read: InternalMember[];
  notYet: InternalMember[];
}

/** Who of the others has read a message. Whoever came after it was written is not counted: he was not written to. */
export function readersOf(message: InternalMessage, members: readonly InternalMember[]): Readers {
  const others = members.filter(({ id, joinedAt }) => id !== message.author?.id && Date.parse(joinedAt) <= Date.parse(message.createdAt));
  return {
    read: others.filter(({ readUpToId }) => readUpToId >= message.id),
    notYet: others.filter(({ readUpToId }) => readUpToId < message.id),
  };
}
