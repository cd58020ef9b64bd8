import { NothingToSend, UploadFailed, UploadNotFound } from '../messages/messages.errors.js';
import { notFound } from '../shared/domain-error.js';
import { ClientMessageIdTaken, ColleagueGone, FileNotReady, NotAMember } from './internal-chats.errors.js';
import type { InternalDesk, InternalDeskWork, InternalFile, MemberChat } from './internal-desk.port.js';

export interface WriteInternalMessageCommand {
  companyId: number;
  operatorId: number;
  chatId: number;
  text: string | null;
  quotedId: number | null;
  uploadIds: number[];
  mentions: number[];
  /** Repeating the command answers what is stored already. */
  clientMessageId: string;
}

/** Writes to colleagues. */
export class WriteInternalMessage {
  constructor(private readonly desk: InternalDesk) {}

  run(command: WriteInternalMessageCommand): Promise<number> {
    const text = command.text?.trim() ? command.text : null;
    if (text === null && command.uploadIds.length === 0) throw new NothingToSend();
    const { companyId, chatId, operatorId: authorId, quotedId, clientMessageId } = command;
    return this.desk.run(companyId, async (desk) => {
      const [chat, before] = await Promise.all([desk.chat(chatId, authorId), desk.sentBefore(chatId, authorId, clientMessageId)]);
      if (!chat) throw notFound('Chat');
      if (before === 'taken') throw new ClientMessageIdTaken();
      if (before !== null) return before;
      assertWritable(chat);
      if (quotedId !== null && !(await desk.mayQuote(chatId, authorId, quotedId))) throw notFound('Message');
      const mentions = await mentionedMembers(desk, chatId, command.mentions);
      const files = await takeFiles(desk, authorId, command.uploadIds);
      const more = { content: null, forwarded: null, marksRead: true };
      return desk.write(chatId, { authorId, text, quotedId, mentions, files, clientMessageId, ...more });
    });
  }
}

/** Of a colleague who was deleted the chat can only be read; who is blocked may come back. */
export function assertWritable({ peerState }: MemberChat): void {
  if (peerState === 'deleted') throw new ColleagueGone();
}

export async function sentBefore(
  desk: InternalDeskWork,
  chatId: number,
  authorId: number,
  clientMessageId: string,
): Promise<number | null> {
  const before = await desk.sentBefore(chatId, authorId, clientMessageId);
  if (before === 'taken') throw new ClientMessageIdTaken();
  return before;
}

/** Only who is in the chat can be called by name in it. */
export async function mentionedMembers(desk: InternalDeskWork, chatId: number, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const present = new Set((await desk.members(chatId)).map(({ id }) => id));
  if (ids.some((id) => !present.has(id))) throw new NotAMember();
  return [...new Set(ids)];
}

async function takeFiles(desk: InternalDeskWork, operatorId: number, ids: number[]): Promise<InternalFile[]> {
  if (ids.length === 0) return [];
  const uploads = await desk.takeUploads(operatorId, ids);
  if (uploads.length !== new Set(ids).size) throw new UploadNotFound();
  if (uploads.some(({ state }) => state === 'failed')) throw new UploadFailed();
  // No voice note waits among colleagues: a recording is sent once it is one.
  if (uploads.some(({ state }) => state === 'preparing')) throw new FileNotReady('uploadIds');
  return uploads;
}
