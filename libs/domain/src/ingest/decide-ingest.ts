import { fallbackName, type Sender } from '../clients/identity.js';
import { Dialog } from '../dialogs/dialog.js';
import type {
  AttachmentArrived,
  ClientNamed,
  IdentityChanged,
  InboundEvent,
  MessageEchoed,
  MessageEdited,
  MessageImported,
  MessageReceived,
  MessageRevoked,
  ReactionChanged,
  StatusChanged,
} from '../messages/inbound-event.js';
import type { MessageDraft, NewMessage } from '../messages/message.js';
import type { IngestChanges } from './ingest-changes.js';
import { AWAITED_FILE, externalKey, identityKey, type ChannelEvent, type IngestSnapshot, type KnownClient } from './ingest-snapshot.js';

/**
 * What a group of provider events means for the company's dialogs. Pure: everything it may look at is in the snapshot, which
 * it keeps current as it goes, so that two events of one group see each other as two webhooks would.
 */
export function decideIngest(events: readonly ChannelEvent[], snapshot: IngestSnapshot, changes: IngestChanges): void {
  for (const { channelId, event } of events) new EventDecision(channelId, snapshot, changes).decide(event);
}

class EventDecision {
  constructor(
    private readonly channelId: number,
    private readonly snapshot: IngestSnapshot,
    private readonly changes: IngestChanges,
  ) {}

  decide(event: InboundEvent): void {
    switch (event.type) {
      case 'message_received':
        return this.received(event);
      case 'message_echoed':
        return this.echoed(event);
      case 'message_imported':
        return this.imported(event);
      case 'attachment_arrived':
        return this.attachmentArrived(event);
      case 'status_changed':
        return this.statusChanged(event);
      case 'reaction_changed':
        return this.reactionChanged(event);
      case 'message_edited':
        return this.edited(event);
      case 'message_revoked':
        return this.revoked(event);
      case 'identity_changed':
        return this.identityChanged(event);
      case 'client_named':
        return this.clientNamed(event);
      case 'template_changed':
        this.changes.templates.push({ channelId: this.channelId, change: event });
        return;
      case 'channel_notice':
        this.changes.notices.push({ channelId: this.channelId, severity: event.severity, text: event.text });
        return;
      case 'ignored':
        return;
    }
  }

  private received(event: MessageReceived): void {
    if (this.isKnown(event.externalId)) return;
    const dialog = this.dialogOf(event.sender);
    const asks = dialog.needsRequest;
    if (asks) this.changes.openRequest(dialog);
    if (event.content.referral) dialog.cameBy(event.content.referral);
    const message = this.changes.receive(dialog, this.draft(event, 'from_client', 'client'), event.attachments);
    this.remember(message);
    if (asks && dialog.isUnassigned && this.snapshot.autoAssignChannels.has(this.channelId)) {
      this.changes.place(dialog, this.snapshot.candidates.get(this.channelId) ?? [], this.snapshot.rules);
    }
  }

  /** Written on the phone: ours, and already delivered; it opens the thread of a client whom we wrote to first. */
  private echoed(event: MessageEchoed): void {
    if (this.isKnown(event.externalId)) return;
    const dialog = this.dialogOf(event.to);
    if (dialog.isNew && !dialog.isOpen) dialog.open(null, this.changes.now);
    this.remember(this.changes.answer(dialog, { ...this.draft(event, 'to_client', 'phone'), status: 'delivered' }, event.attachments));
  }

  private imported(event: MessageImported): void {
    if (this.isKnown(event.externalId)) return;
    const dialog = this.dialogOf(event.client);
    const status = event.direction === 'to_client' ? event.status : 'none';
    const draft = { ...this.draft(event, event.direction, 'history'), status };
    if (event.awaitsAttachment) draft.content = { ...draft.content, unsupported: { kind: AWAITED_FILE, code: null, reason: null } };
    this.remember(this.changes.recall(dialog, draft, event.attachments), event.awaitsAttachment);
  }

  private attachmentArrived(event: AttachmentArrived): void {
    const message = this.known(event.externalId);
    if (!message?.awaitsFile) return;
    message.awaitsFile = false;
    this.changes.addAttachments(message, event.attachments, true);
    this.changes.filledMessages.push(message.id);
    if (event.text !== null) this.changes.edits.push({ messageId: message.id, text: event.text });
    this.changes.messageChanged(message);
  }

  private statusChanged(event: StatusChanged): void {
    const message = this.known(event.externalId);
    const carried = event.ourMessageId !== null && /^\d{1,15}$/.test(event.ourMessageId) ? Number(event.ourMessageId) : null;
    const { externalId, status, error, at } = event;
    this.changes.statuses.push({ channelId: this.channelId, externalId, messageId: message?.id ?? carried, status, error, at });
    const client = this.snapshot.client(this.channelId, event.recipient);
    if (client) this.addIdentities(client, event.recipient);
  }

  private reactionChanged(event: ReactionChanged): void {
    const message = this.known(event.onMessage);
    if (!message) return;
    const by = event.by.length > 0 ? 'client' : 'operator';
    message.reactions = message.reactions.filter((reaction) => reaction.by !== by);
    if (event.emoji) message.reactions.push({ emoji: event.emoji, by });
    this.changes.reactions.push({ messageId: message.id, reactions: [...message.reactions] });
    this.changes.messageChanged(message);
  }

  private edited(event: MessageEdited): void {
    const message = this.known(event.externalId);
    if (!message) return;
    this.changes.edits.push({ messageId: message.id, text: event.text });
    this.changes.messageChanged(message);
  }

  private revoked(event: MessageRevoked): void {
    const message = this.known(event.externalId);
    if (!message) return;
    this.changes.revocations.push(message.id);
    this.changes.messageChanged(message);
  }

  private identityChanged(event: IdentityChanged): void {
    if (this.isKnown(event.externalId)) return;
    const client = this.snapshot.client(this.channelId, event.from);
    if (!client) return;
    const before = client.phone;
    if (event.to && !this.snapshot.clients.has(identityKey(this.channelId, event.to))) {
      this.addIdentities(client, [event.to]);
      for (const identity of event.from.filter(({ kind }) => kind === event.to?.kind)) {
        this.changes.droppedIdentities.push({ channelId: this.channelId, clientId: client.id, identity });
      }
      if (event.phone) this.changes.clientUpdates.push({ clientId: client.id, name: null, username: null, phone: event.phone });
    }
    const dialog = this.snapshot.dialogs.get(client.id);
    if (!dialog) return;
    this.remember(this.changes.line(dialog, event.line, { from: before, to: event.phone }, event.externalId));
    this.changes.clientChanged(dialog.id);
  }

  private clientNamed(event: ClientNamed): void {
    const known = this.snapshot.client(this.channelId, event.client.identities);
    if (!known) return void this.newClient(event.client);
    if (event.client.name === null || event.client.name === known.name) return;
    this.changes.clientUpdates.push({ clientId: known.id, name: event.client.name, username: null, phone: null });
    known.name = event.client.name;
    this.changes.clientChanged(this.snapshot.dialogs.get(known.id)?.id ?? null);
  }

  /** The thread of a client, made when he writes for the first time. */
  private dialogOf(sender: Sender): Dialog {
    const known = this.snapshot.client(this.channelId, sender.identities);
    if (known) this.refresh(known, sender);
    const client = known ?? this.newClient(sender);
    const existing = this.snapshot.dialogs.get(client.id);
    if (existing) return existing;
    const dialog = Dialog.start(this.changes.nextId(), this.channelId, client.id, this.changes.now);
    this.snapshot.dialogs.set(client.id, dialog);
    this.changes.touch(dialog);
    return dialog;
  }

  private newClient(sender: Sender): KnownClient {
    const name = fallbackName(sender);
    const client: KnownClient = {
      ...{ id: this.changes.nextId(), cardId: this.changes.nextId(), name, phone: sender.phone },
      identities: new Set<string>(),
    };
    this.changes.clients.push({ id: client.id, cardId: client.cardId, channelId: this.channelId, name, sender });
    this.addIdentities(client, sender.identities);
    return client;
  }

  /** A client shows himself with what we did not know: another id, a name where there was only a number. */
  private refresh(client: KnownClient, sender: Sender): void {
    this.addIdentities(client, sender.identities);
    const name = sender.name !== null && sender.name !== client.name ? sender.name : null;
    const phone = client.phone === null ? sender.phone : null;
    if (name === null && phone === null) return;
    this.changes.clientUpdates.push({ clientId: client.id, name, username: sender.username, phone });
    client.name = name ?? client.name;
    client.phone = phone ?? client.phone;
  }

  /** An identity that belongs to another client stays his: it is never taken away by a mere mention. */
  private addIdentities(client: KnownClient, identities: Sender['identities']): void {
    for (const identity of identities) {
      const key = identityKey(this.channelId, identity);
      if (this.snapshot.clients.has(key)) continue;
      this.snapshot.clients.set(key, client);
      this.changes.identities.push({ channelId: this.channelId, clientId: client.id, identity });
    }
  }

  private draft(
    event: MessageReceived | MessageEchoed | MessageImported,
    kind: 'from_client' | 'to_client',
    origin: MessageDraft['origin'],
  ): MessageDraft {
    return {
      ...{ kind, origin, text: event.text, status: 'none', operatorId: null, clientMessageId: null },
      content: Object.keys(event.content).length > 0 ? event.content : null,
      externalId: event.externalId,
      quotedId: event.quotes ? (this.known(event.quotes)?.id ?? null) : null,
      quotedExternalId: event.quotes,
      providerAt: event.at,
    };
  }

  private isKnown(externalId: string): boolean {
    return this.known(externalId) !== undefined;
  }

  private known(externalId: string): ReturnType<IngestSnapshot['message']> {
    return this.snapshot.message(this.channelId, externalId);
  }

  private remember(message: NewMessage, awaitsFile = false): void {
    if (message.externalId === null) return;
    const { id, dialogId, text } = message;
    this.snapshot.messages.set(externalKey(this.channelId, message.externalId), { id, dialogId, text, reactions: [], awaitsFile });
  }
}
