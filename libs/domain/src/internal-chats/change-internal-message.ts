import { notFound } from '../shared/domain-error.js';
import { CannotEdit, NotOwnMessage } from './internal-chats.errors.js';
import type { InternalDesk, InternalDeskWork, InternalMessageState, MemberChat } from './internal-desk.port.js';
import { assertWritable, mentionedMembers } from './write-internal-message.js';

/** Which message, and who changes it. */
export interface OnInternalMessage {
  companyId: number;
  operatorId: number;
  messageId: number;
}

type Work = (desk: InternalDeskWork, message: InternalMessageState, chat: MemberChat) => Promise<void> | void;

/** Edits, deletes and pins what was written to colleagues. */
export class ChangeInternalMessage {
  constructor(private readonly desk: InternalDesk) {}

  /** `mentions` null: as they were, without those who left meanwhile. */
  edit(which: OnInternalMessage, text: string, mentions: number[] | null): Promise<void> {
    return this.at(which, async (desk, message, chat) => {
      if (message.authorId !== which.operatorId) throw new NotOwnMessage();
      if (message.isForwarded || message.isDeleted) throw new CannotEdit();
      assertWritable(chat);
      const named = mentions === null ? await stillThere(desk, message) : await mentionedMembers(desk, chat.id, mentions);
      const added = named.filter((id) => !message.mentions.includes(id));
      desk.edit(message.id, chat.id, text, named, added);
    });
  }

  /** One's own; the owner of a group anybody's. What is deleted already stays so. */
  remove(which: OnInternalMessage): Promise<void> {
    return this.at(which, (desk, message, chat) => {
      const ownsGroup = chat.kind === 'group' && chat.role === 'owner';
      if (message.authorId !== which.operatorId && !ownsGroup) throw new NotOwnMessage();
      if (!message.isDeleted) desk.remove(message.id, chat.id);
    });
  }

  pin(which: OnInternalMessage, pinned: boolean): Promise<void> {
    return this.at(which, (desk, message, chat) => {
      if (message.isDeleted) throw notFound('Message');
      desk.pin(message.id, chat.id, pinned ? which.operatorId : null);
    });
  }

  private at({ companyId, operatorId, messageId }: OnInternalMessage, work: Work): Promise<void> {
    return this.desk.run(companyId, async (desk) => {
      const found = await desk.message(messageId, operatorId);
      if (found?.message.kind !== 'message') throw notFound('Message');
      await work(desk, found.message, found.chat);
    });
  }
}

async function stillThere(desk: InternalDeskWork, { chatId, mentions }: InternalMessageState): Promise<number[]> {
  if (mentions.length === 0) return [];
  const present = new Set((await desk.members(chatId)).map(({ id }) => id));
  return mentions.filter((id) => present.has(id));
}
