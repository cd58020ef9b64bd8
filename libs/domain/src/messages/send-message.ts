import type { DialogScope } from '../access/dialog-scope.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork, DialogDesk, Newcomer, SentMessage, StoredUpload } from '../dialogs/dialog-desk.port.js';
import { NOBODY, type Initiator } from '../dialogs/dialog-changes.js';
import { AlreadyTaken } from '../dialogs/dialogs.errors.js';
import { assertNotBlocked, assertPaidFor } from '../packages/count-in-month.js';
import { notFound } from '../shared/domain-error.js';
import type { AttachmentKind } from './content.js';
import type { MessageDraft, MessageOrigin, NewMessage } from './message.js';
import type { ChannelAbilities, MessageLimits } from './message-limits.js';
import { NothingToSend, UploadFailed, UploadNotFound } from './messages.errors.js';
import { assertCarried, assertUnmixed, contentOf, withTemplate, type WrittenParts } from './written-parts.js';

export interface SendMessageCommand extends WrittenParts {
  companyId: number;
  /** The dialog, the client whose dialog it is, or somebody who becomes a client with this message: refused, it leaves no trace of him. */
  to: { dialogId: number } | { clientId: number } | Newcomer;
  scope: DialogScope;
  /** Who is shown as the writer; null = no person (the API without `operator_id`). */
  operatorId: number | null;
  origin: Extract<MessageOrigin, 'console' | 'api'>;
  kind: 'to_client' | 'autoreply' | 'comment' | 'system';
  uploadIds: number[];
  quotedId: number | null;
  /** The sender's own ids, one per message that may come of this (one a file and one): repeating the command changes nothing. Empty = none. */
  clientMessageIds: string[];
  /** Whether writing to a closed dialog opens it. */
  opensDialog: boolean;
  /** Whoever begins a chat must not break into a colleague's; in a dialog that one has open one sees whose it is. */
  sparesColleagues?: boolean;
}

type Shown = Awaited<ReturnType<typeof withTemplate>>['shown'];
type File = StoredUpload & { kind: AttachmentKind };

/** Writes into a dialog: stores the message and queues it for the provider, all in one transaction. */
export class SendMessage {
  constructor(
    private readonly desk: DialogDesk,
    private readonly abilitiesOf: (transport: string) => ChannelAbilities,
  ) {}

  /** Several files become several messages, the text with the first. */
  run(command: SendMessageCommand): Promise<SentMessage[]> {
    const written = { ...command, text: command.text?.trim() ? command.text : null };
    assertSomethingToSend(written);
    assertUnmixed(written, command.uploadIds.length);
    return this.desk.run(command.companyId, async (desk) => {
      const dialog = await this.dialog(desk, command);
      const before = await desk.sentBefore(command.clientMessageIds);
      if (before.length > 0) return before;
      assertNotBlocked(dialog);
      const files = await this.uploads(desk, command.uploadIds);
      const abilities = this.abilitiesOf(await desk.transport(dialog.snapshot.channelId));
      const { parts, shown } = await withTemplate(written, files, dialog, desk, abilities);
      if (leavesTheHouse(command.kind)) {
        await assertPaidFor(desk, dialog);
        assertCarried({ ...parts, files }, dialog, desk.changes.now, abilities);
        await this.takeUp(desk, dialog, command);
      }
      const quoted = command.quotedId === null ? null : await desk.quotable(dialog.id, command.quotedId);
      const places = shown.template ? [files[0] ?? null] : partsOf(shown.text, files, abilities.limits);
      return places.map((file, position) => this.add(desk, dialog, draftOf(command, shown, position, quoted), file));
    });
  }

  private async dialog(desk: DeskWork, { to, scope }: SendMessageCommand): Promise<Dialog> {
    if ('newcomer' in to) return desk.dialogOfNewcomer(to);
    const dialog = 'dialogId' in to ? await desk.dialog(to.dialogId, scope) : await desk.dialogOfClient(to.clientId);
    if (!dialog) throw notFound('dialogId' in to ? 'Dialog' : 'Client');
    return dialog;
  }

  private async uploads(desk: DeskWork, ids: number[]): Promise<File[]> {
    if (ids.length === 0) return [];
    const uploads = await desk.takeUploads(ids);
    if (uploads.length !== new Set(ids).size) throw new UploadNotFound();
    if (uploads.some(({ state }) => state === 'failed')) throw new UploadFailed();
    // What is still being prepared is a recording on its way to become a voice note.
    return uploads.map((upload) => ({ ...upload, kind: upload.state === 'preparing' ? 'voice' : kindOfFile(upload.mime) }));
  }

  /** Whoever answers a closed or a new dialog has it from then on. */
  private async takeUp(desk: DeskWork, dialog: Dialog, command: SendMessageCommand): Promise<void> {
    const operator = command.operatorId === null ? null : await desk.operator(command.operatorId);
    if (command.operatorId !== null && !operator) throw notFound('Operator');
    if (!dialog.isOpen && command.opensDialog) desk.changes.openRequest(dialog);
    const holder = dialog.isOpen ? dialog.snapshot.operatorId : null;
    if (command.sparesColleagues && holder !== null && holder !== command.operatorId) {
      throw new AlreadyTaken((await desk.operator(holder))?.name ?? null);
    }
    if (!operator || !dialog.isUnassigned) return;
    const initiator: Initiator = command.origin === 'console' ? operator : NOBODY;
    desk.changes.assign(dialog, operator, initiator);
  }

  private add(desk: DeskWork, dialog: Dialog, draft: MessageDraft, file: File | null): SentMessage {
    const message = desk.changes.answer(dialog, draft, []);
    if (file) attach(desk, dialog, message, file);
    if (leavesTheHouse(draft.kind)) desk.changes.toSend.push(message);
    const { id, dialogId, clientId, channelId, requestId, operatorId } = message;
    return { id, dialogId, clientId, channelId, requestId, operatorId };
  }
}

function attach(desk: DeskWork, dialog: Dialog, message: NewMessage, file: File): void {
  const { kind, name, mime, durationMs, waveform } = file;
  const durationSeconds = durationMs === null ? null : durationMs / 1000;
  const announced = { kind, name, mime, mediaId: null, url: null, durationSeconds, waveform };
  const isReady = file.state === 'ready';
  desk.changes.attachments.push({
    ...{ id: desk.changes.nextId(), messageId: message.id, position: 0, announced, fetch: false },
    stored: isReady ? { key: file.storageKey, size: file.size } : null,
    ...(!isReady && { preparing: { uploadId: file.id } }),
  });
  desk.changes.showPreview(dialog, message, [announced]);
}

function assertSomethingToSend({ text, uploadIds, location, contacts, template }: SendMessageCommand): void {
  if (text === null && uploadIds.length === 0 && !location && contacts.length === 0 && !template) throw new NothingToSend();
}

/** The messages to write: one a file, and one of its own for a text that the first file can't carry. */
function partsOf(text: string | null, files: File[], limits: MessageLimits): (File | null)[] {
  const [first] = files;
  if (!first) return [null];
  return text !== null && !limits.captionedKinds.includes(first.kind) ? [null, ...files] : files;
}

/** Comments and system lines stay with us. */
const leavesTheHouse = (kind: MessageDraft['kind']): boolean => kind === 'to_client' || kind === 'autoreply';

function draftOf(
  command: SendMessageCommand,
  shown: Shown,
  position: number,
  quoted: { id: number; externalId: string | null } | null,
): MessageDraft {
  const first = position === 0;
  return {
    ...{ kind: command.kind, origin: command.origin, operatorId: command.operatorId, externalId: null, providerAt: null },
    text: first ? shown.text : null,
    content: first ? contentOf(shown) : null,
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
