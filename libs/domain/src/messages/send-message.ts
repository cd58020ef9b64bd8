import type { DialogScope } from '../access/dialog-scope.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork, DialogDesk, SentMessage, StoredUpload } from '../dialogs/dialog-desk.port.js';
import { NOBODY, type Initiator } from '../dialogs/dialog-changes.js';
import { notFound } from '../shared/domain-error.js';
import type { AnnouncedAttachment, AttachmentKind, MessageButton } from './content.js';
import type { MessageDraft, MessageOrigin } from './message.js';
import { assertFits, type MessageLimits } from './message-limits.js';
import { NothingToSend, UploadNotFound } from './messages.errors.js';

export interface SendMessageCommand {
  companyId: number;
  /** The dialog, or the client whose dialog it is. */
  to: { dialogId: number } | { clientId: number };
  scope: DialogScope;
  /** Who is shown as the writer; null = no person (the API without `operator_id`). */
  operatorId: number | null;
  origin: Extract<MessageOrigin, 'console' | 'api'>;
  kind: 'to_client' | 'autoreply' | 'comment' | 'system';
  text: string | null;
  uploadIds: number[];
  quotedId: number | null;
  buttons: MessageButton[];
  /** The sender's own ids, one per message that may come of this (one a file and one): repeating the command changes nothing. Empty = none. */
  clientMessageIds: string[];
  /** Whether writing to a closed dialog opens it. */
  opensDialog: boolean;
}

/** Writes into a dialog: stores the message and queues it for the provider, all in one transaction. */
export class SendMessage {
  constructor(
    private readonly desk: DialogDesk,
    private readonly limitsOf: (transport: string) => MessageLimits,
  ) {}

  /** Several files become several messages, the text with the first. */
  run(command: SendMessageCommand): Promise<SentMessage[]> {
    const text = command.text?.trim() ? command.text : null;
    if (text === null && command.uploadIds.length === 0) throw new NothingToSend();
    return this.desk.run(command.companyId, async (desk) => {
      const dialog = await this.dialog(desk, command);
      const before = await desk.sentBefore(command.clientMessageIds);
      if (before.length > 0) return before;
      const files = (await this.uploads(desk, command.uploadIds)).map((upload) => ({ ...upload, kind: kindOfFile(upload.mime) }));
      const limits = this.limitsOf(await desk.transport(dialog.snapshot.channelId));
      if (leavesTheHouse(command.kind)) {
        assertFits({ text, files, buttons: command.buttons }, limits);
        await this.takeUp(desk, dialog, command);
      }
      const quoted = command.quotedId === null ? null : await desk.quotable(dialog.id, command.quotedId);
      return partsOf(text, files, limits).map((file, position) => {
        const draft = draftOf(command, position, text, quoted);
        return this.add(desk, dialog, draft, file);
      });
    });
  }

  private async dialog(desk: DeskWork, { to, scope }: SendMessageCommand): Promise<Dialog> {
    const dialog = 'dialogId' in to ? await desk.dialog(to.dialogId, scope) : await desk.dialogOfClient(to.clientId);
    if (!dialog) throw notFound('dialogId' in to ? 'Dialog' : 'Client');
    return dialog;
  }

  private async uploads(desk: DeskWork, ids: number[]): Promise<StoredUpload[]> {
    if (ids.length === 0) return [];
    const uploads = await desk.takeUploads(ids);
    if (uploads.length !== new Set(ids).size) throw new UploadNotFound();
    return uploads;
  }

  /** Whoever answers a closed or a new dialog has it from then on. */
  private async takeUp(desk: DeskWork, dialog: Dialog, command: SendMessageCommand): Promise<void> {
    const operator = command.operatorId === null ? null : await desk.operator(command.operatorId);
    if (command.operatorId !== null && !operator) throw notFound('Operator');
    if (!dialog.isOpen && command.opensDialog) desk.changes.openRequest(dialog);
    if (!operator || !dialog.isUnassigned) return;
    const initiator: Initiator = command.origin === 'console' ? operator : NOBODY;
    desk.changes.assign(dialog, operator, initiator);
  }

  private add(desk: DeskWork, dialog: Dialog, draft: MessageDraft, file: (StoredUpload & { kind: AttachmentKind }) | null): SentMessage {
    const announced: AnnouncedAttachment[] = file ? [{ kind: file.kind, name: file.name, mime: file.mime, mediaId: null, url: null }] : [];
    const message = desk.changes.answer(dialog, draft, []);
    if (file) {
      const [attachment] = announced;
      desk.changes.attachments.push({
        ...{ id: desk.changes.nextId(), messageId: message.id, position: 0, announced: attachment as AnnouncedAttachment, fetch: false },
        stored: { key: file.storageKey, size: file.size },
      });
      desk.changes.showPreview(dialog, message, announced);
    }
    if (leavesTheHouse(draft.kind)) desk.changes.toSend.push(message);
    const { id, dialogId, clientId, channelId, requestId, operatorId } = message;
    return { id, dialogId, clientId, channelId, requestId, operatorId };
  }
}

/** The messages to write: one a file, and one of its own for a text that the first file can't carry. */
function partsOf<File extends { kind: AttachmentKind }>(text: string | null, files: File[], limits: MessageLimits): (File | null)[] {
  const [first] = files;
  if (!first) return [null];
  return text !== null && !limits.captionedKinds.includes(first.kind) ? [null, ...files] : files;
}

/** Comments and system lines stay with us. */
const leavesTheHouse = (kind: MessageDraft['kind']): boolean => kind === 'to_client' || kind === 'autoreply';

function draftOf(
  command: SendMessageCommand,
  position: number,
  text: string | null,
  quoted: { id: number; externalId: string | null } | null,
): MessageDraft {
  const first = position === 0;
  return {
    ...{ kind: command.kind, origin: command.origin, operatorId: command.operatorId, externalId: null, providerAt: null },
    text: first ? text : null,
    content: first && command.buttons.length > 0 ? { buttons: command.buttons } : null,
    status: leavesTheHouse(command.kind) ? 'queued' : 'none',
    clientMessageId: command.clientMessageIds[position] ?? null,
    quotedId: first ? (quoted?.id ?? null) : null,
    quotedExternalId: first ? (quoted?.externalId ?? null) : null,
  };
}

/** How a file of our own is sent; recorded voice notes carry their codec in the MIME type. */
export function kindOfFile(mime: string): AttachmentKind {
  if (/^audio\/ogg;\s*codecs=opus$/i.test(mime)) return 'voice';
  const family = mime.split('/')[0];
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'document';
}
