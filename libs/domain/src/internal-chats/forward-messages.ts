import type { DialogScope } from '../access/dialog-scope.js';
import { notFound } from '../shared/domain-error.js';
import { FileNotReady, NothingToForward } from './internal-chats.errors.js';
import type { InternalDesk, InternalDeskWork, NewInternalMessage, Original } from './internal-desk.port.js';
import { assertWritable, sentBefore } from './write-internal-message.js';

export interface ForwardCommand {
  companyId: number;
  operatorId: number;
  scope: DialogScope;
  /** Of internal chats, and of clients' dialogs. */
  messageIds: number[];
  dialogMessageIds: number[];
  chatIds: number[];
  /** The id of the copy of an original in a chat: repeating the command makes no second one. */
  copyId: (chatId: number, original: string) => string;
}

/**
 * Makes copies of messages in internal chats. A copy has content, files, author and time of its own from then on: nothing that
 * becomes of the original changes it. A copy of a copy keeps the first author.
 */
export class ForwardMessages {
  constructor(private readonly desk: InternalDesk) {}

  run(command: ForwardCommand): Promise<number[]> {
    const { companyId, operatorId, messageIds, dialogMessageIds } = command;
    if (messageIds.length + dialogMessageIds.length === 0) throw new NothingToForward();
    return this.desk.run(companyId, async (desk) => {
      const internal = await desk.originals(operatorId, messageIds);
      const ofClients = await desk.dialogOriginals(command.scope, dialogMessageIds);
      if (internal.length !== messageIds.length || ofClients.length !== dialogMessageIds.length) throw notFound('Message');
      if (ofClients.some(({ awaitsFile }) => awaitsFile)) throw new FileNotReady('dialogMessageIds');
      const named = [
        ...internal.map((original) => ({ original, name: `internal ${original.id}` })),
        ...ofClients.map((original) => ({ original, name: `dialog ${original.id}` })),
      ];
      const ordered = named.sort((a, b) => a.original.from.sentAt.localeCompare(b.original.from.sentAt) || a.original.id - b.original.id);
      const copies: number[] = [];
      // In one order always, so that two who forward to the same chats do not wait for each other.
      for (const chatId of [...command.chatIds].sort((a, b) => a - b)) copies.push(...(await copyTo(desk, command, chatId, ordered)));
      return copies;
    });
  }
}

async function copyTo(
  desk: InternalDeskWork,
  { operatorId, copyId }: ForwardCommand,
  chatId: number,
  originals: { original: Original; name: string }[],
): Promise<number[]> {
  const chat = await desk.chat(chatId, operatorId);
  if (!chat) throw notFound('Chat');
  assertWritable(chat);
  const copies: number[] = [];
  for (const { original, name } of originals) {
    const clientMessageId = copyId(chatId, name);
    const before = await sentBefore(desk, chatId, operatorId, clientMessageId);
    copies.push(before ?? (await desk.write(chatId, copyOf(original, operatorId, clientMessageId))));
  }
  return copies;
}

const copyOf = ({ text, content, files, from }: Original, authorId: number, clientMessageId: string): NewInternalMessage => ({
  ...{ authorId, text, content, files, clientMessageId },
  ...{ quotedId: null, mentions: [], forwarded: from, marksRead: false },
});
