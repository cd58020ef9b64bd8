import { isStale } from '../assignment/rules.js';
import type {
  AttachmentArrived,
  ClientNamed,
  ClientReachability,
  ClientTyping,
  ConversationStarted,
  DialogRated,
  IdentityChanged,
  InboundEvent,
  MessageEchoed,
  MessageEdited,
  MessageImported,
  MessageReceived,
  MessageRevoked,
  MessagesRead,
  ReactionChanged,
  ReadElsewhere,
  StatusChanged,
} from '../messages/inbound-event.js';
import type { Dialog } from '../dialogs/dialog.js';
import { ourDraft } from '../ratings/ask-to-rate.js';
import { RATING_THANKS } from '../ratings/rating.js';
import type { MessageDraft, NewMessage } from '../messages/message.js';
import { answeredRating, type AnsweredRating } from './answered-rating.js';
import { ChannelClients } from './channel-clients.js';
import { ChannelMessages } from './channel-messages.js';
import type { IngestChanges } from './ingest-changes.js';
import { hearingOf } from '../scenarios/triggers.js';
import { AWAITED_FILE, identityKey, idsOf, type ChannelEvent, type IngestSnapshot } from './ingest-snapshot.js';

/**
 * What a group of provider events means for the company's dialogs. Pure: everything it may look at is in the snapshot, which
 * it keeps current as it goes, so that two events of one group see each other as two webhooks would.
 */
export function decideIngest(events: readonly ChannelEvent[], snapshot: IngestSnapshot, changes: IngestChanges): void {
  for (const { channelId, event } of events) new EventDecision(channelId, snapshot, changes).decide(event);
}

class EventDecision {
  private readonly clients: ChannelClients;
  private readonly messages: ChannelMessages;

  constructor(
    private readonly channelId: number,
    private readonly snapshot: IngestSnapshot,
    private readonly changes: IngestChanges,
  ) {
    this.clients = new ChannelClients(channelId, snapshot, changes);
    this.messages = new ChannelMessages(channelId, snapshot, changes);
  }

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
      case 'messages_read':
        return this.messagesRead(event);
      case 'read_elsewhere':
        return this.readElsewhere(event);
      case 'client_typing':
        return this.clientTyping(event);
      case 'client_reachability':
        return this.reachabilityChanged(event);
      case 'conversation_started':
        return this.conversationStarted(event);
      case 'dialog_rated':
        return this.rated(event);
      case 'session_changed':
        this.changes.sessions.push({ channelId: this.channelId, change: event });
        return;
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
    if (this.messages.isKnown(...idsOf(event))) return;
    const dialog = this.clients.dialogOf(event.sender);
    this.clients.cameBack(event.sender);
    if (this.clients.isBlacklisted(event.sender.identities)) return this.overheard(event, dialog);
    const answered = answeredRating(this.messages.withPayload(event), dialog, this.snapshot.askedRatings);
    if (answered) return this.answeredOurs(event, dialog, answered);
    const asks = dialog.needsRequest;
    // The rules had left it to people because its client was silent; he is not any more.
    const revives = !asks && dialog.isWaiting && isStale(dialog.snapshot, this.snapshot.rules, this.changes.now);
    const before = { runState: dialog.snapshot.runState, lastMessageKind: dialog.snapshot.lastMessageKind };
    const firstOf = { client: dialog.snapshot.lastMessageId === 0, request: asks };
    if (asks) this.changes.openRequest(dialog);
    if (event.content.referral) dialog.cameBy(event.content.referral);
    const message = this.changes.receive(
      dialog,
      this.draft(dialog, this.messages.withPayload(event), 'from_client', 'client'),
      event.attachments,
    );
    this.messages.remember(message, event.alsoKnownAs);
    if (event.pressHandle !== undefined) this.answerPress(message, event.pressHandle);
    // Nobody hears what nobody may read: the rules place it once it is paid for, and a bot, which would answer what is long past, has left it.
    if (dialog.isBlocked) return dialog.needsRequest ? this.changes.openRequest(dialog) : undefined;
    const { heard, watches } = hearingOf(
      { ...heardIn(message), channelId: this.channelId, firstOf, dialog: before },
      this.snapshot.listening,
      this.changes.now,
    );
    for (const afterSeconds of watches) this.changes.tellBot(dialog, { kind: 'unanswered', messageId: message.id, afterSeconds });
    if (heard) this.changes.tellBot(dialog, { kind: 'message', messageId: message.id });
    if (!(asks || revives) || !dialog.isUnassigned) return;
    // The bot has the first look; what is not for it goes to people when it has looked.
    if (heard) this.changes.giveToBot(dialog);
    else if (this.snapshot.autoAssignChannels.has(this.channelId)) {
      this.changes.place(dialog, this.snapshot.candidates.of(dialog.snapshot), this.snapshot.rules);
    }
  }

  /** From the black list: kept, but it opens nothing, is nobody's and asks for no attention. */
  private overheard(event: MessageReceived, dialog: Dialog): void {
    const draft = this.draft(dialog, this.messages.withPayload(event), 'from_client', 'client');
    this.messages.remember(this.changes.overhear(dialog, draft, event.attachments), event.alsoKnownAs);
  }

  /** How it was: kept and thanked for, but it opens nothing, starts nobody's bot and asks for no attention. */
  private answeredOurs(event: MessageReceived, dialog: Dialog, { asked, score }: AnsweredRating): void {
    const draft = this.draft(dialog, this.messages.withPayload(event), 'from_client', 'client');
    const message = this.changes.noteAside(dialog, draft, event.attachments);
    this.messages.remember(message, event.alsoKnownAs);
    if (event.pressHandle !== undefined) this.answerPress(message, event.pressHandle);
    if (!asked || asked.score === score) return;
    const first = asked.score === null;
    asked.score = score;
    this.changes.rate(dialog, asked, score, event.at);
    if (first && !dialog.isBlocked) this.changes.noteAside(dialog, ourDraft(RATING_THANKS[asked.locale]), []);
  }

  /** Written on the phone: ours, and already delivered; it opens the thread of a client whom we wrote to first. */
  private echoed(event: MessageEchoed): void {
    if (this.messages.isKnown(...idsOf(event))) return;
    const dialog = this.clients.dialogOf(event.to);
    if (dialog.isNew && !dialog.isOpen) dialog.open(null, this.changes.now);
    const draft: MessageDraft = { ...this.draft(dialog, event, 'to_client', 'phone'), status: 'delivered' };
    this.messages.remember(this.changes.answer(dialog, draft, event.attachments), event.alsoKnownAs);
  }

  private imported(event: MessageImported): void {
    if (this.messages.isKnown(...idsOf(event))) return;
    const dialog = this.clients.dialogOf(event.client);
    const status = event.direction === 'to_client' ? event.status : 'none';
    const draft = { ...this.draft(dialog, event, event.direction, 'history'), status };
    if (event.awaitsAttachment) draft.content = { ...draft.content, unsupported: { kind: AWAITED_FILE, code: null, reason: null } };
    this.messages.remember(this.changes.recall(dialog, draft, event.attachments), event.alsoKnownAs, event.awaitsAttachment);
  }

  private attachmentArrived(event: AttachmentArrived): void {
    const message = this.messages.find(event.externalId);
    if (!message?.awaitsFile) return;
    message.awaitsFile = false;
    this.changes.addAttachments(message, event.attachments, true);
    this.changes.filledMessages.push(message.id);
    if (event.text !== null) this.changes.edits.push({ messageId: message.id, text: event.text });
    this.changes.messageChanged(message);
  }

  private statusChanged(event: StatusChanged): void {
    const message = this.messages.find(...idsOf(event));
    const carried = event.ourMessageId !== null && /^\d{1,15}$/.test(event.ourMessageId) ? Number(event.ourMessageId) : null;
    const { status, error, at } = event;
    const messageId = message?.id ?? carried;
    // A status that nobody can name yet waits under each of its ids: the answer to the send will bring one of them.
    const [first = event.externalId, ...others] = idsOf(event);
    for (const externalId of messageId === null ? [first, ...others] : [first]) {
      this.changes.statuses.push({ channelId: this.channelId, externalId, messageId, status, error, at });
    }
    if (message) this.messages.addAliases(message, idsOf(event));
    const client = this.clients.find(event.recipient);
    if (client) this.clients.addIdentities(client, event.recipient);
  }

  private reactionChanged(event: ReactionChanged): void {
    const message = this.messages.find(event.onMessage);
    if (!message) return;
    const by = event.by.length > 0 ? 'client' : 'operator';
    message.reactions = message.reactions.filter((reaction) => reaction.by !== by);
    if (event.emoji) message.reactions.push({ emoji: event.emoji, by });
    this.changes.reactions.push({ messageId: message.id, reactions: [...message.reactions] });
    this.changes.messageChanged(message);
  }

  private edited(event: MessageEdited): void {
    const message = this.messages.find(event.externalId);
    if (!message) return;
    this.changes.edits.push({ messageId: message.id, text: event.text });
    this.changes.messageChanged(message);
  }

  private revoked(event: MessageRevoked): void {
    const message = this.messages.find(event.externalId);
    if (!message) return;
    this.changes.revocations.push(message.id);
    this.changes.messageChanged(message);
  }

  private messagesRead({ client: identities, upTo }: MessagesRead): void {
    const client = this.clients.find(identities);
    if (!client || !/^\d{1,18}$/.test(upTo)) return;
    this.changes.readUpTo.push({ clientId: client.id, dialogId: this.snapshot.dialogs.get(client.id)?.id ?? null, upTo });
  }

  private readElsewhere(event: ReadElsewhere): void {
    const message = event.client.length === 0 && event.externalId !== undefined ? this.messages.find(event.externalId) : undefined;
    if (message) this.changes.readMessages.push(message.id);
    const dialog = this.clients.dialogOfKnown(event.client);
    if (!dialog || dialog.snapshot.unreadCount === 0) return;
    dialog.read(dialog.snapshot.lastMessageId);
    this.changes.dialogChanged(dialog);
  }

  private clientTyping(event: ClientTyping): void {
    const dialog = this.clients.dialogOfKnown(event.client);
    if (dialog && !dialog.isBlocked) this.changes.events.push({ kind: 'client_typing', dialogId: dialog.id, messageId: null });
  }

  private reachabilityChanged(event: ClientReachability): void {
    const client = this.clients.find(event.client);
    if (!client || client.unreachable === !event.reachable) return;
    this.clients.setReachable(client, event.reachable);
    const dialog = this.snapshot.dialogs.get(client.id);
    if (!dialog) return;
    this.changes.line(dialog, event.line, {});
    this.changes.clientChanged(client.id, dialog.id);
  }

  /** His thread appears among the open ones; whoever answers him first takes it, and his first message begins a request. */
  private conversationStarted(event: ConversationStarted): void {
    if (this.messages.isKnown(event.externalId)) return;
    const dialog = this.clients.dialogOf(event.client);
    this.clients.cameBack(event.client);
    if (!dialog.isOpen && !this.clients.isBlacklisted(event.client.identities)) dialog.open(null, this.changes.now);
    this.messages.remember(this.changes.line(dialog, 'client_started', { payload: event.payload }, event.externalId));
    this.changes.dialogChanged(dialog);
  }

  private rated(event: DialogRated): void {
    if (this.messages.isKnown(event.externalId)) return;
    const dialog = this.clients.dialogOfKnown(event.client);
    if (!dialog || !Number.isInteger(event.score) || event.score < 1 || event.score > 5) return;
    const { requestId, operatorId, lastOperatorId } = dialog.snapshot;
    this.changes.ratings.push({
      ...{ channelId: this.channelId, dialogId: dialog.id, requestId },
      ...{ operatorId: operatorId ?? lastOperatorId, rating: event },
    });
    const { score, comment } = event;
    this.messages.remember(this.changes.line(dialog, 'client_rated', { score, comment }, event.externalId));
  }

  private identityChanged(event: IdentityChanged): void {
    if (this.messages.isKnown(event.externalId)) return;
    const client = this.clients.find(event.from);
    if (!client) return;
    const before = client.phone;
    if (event.to && !this.snapshot.clients.has(identityKey(this.channelId, event.to))) {
      this.clients.addIdentities(client, [event.to]);
      for (const identity of event.from.filter(({ kind }) => kind === event.to?.kind)) {
        this.changes.droppedIdentities.push({ channelId: this.channelId, clientId: client.id, identity });
      }
      if (event.phone) this.changes.clientUpdates.push({ clientId: client.id, name: null, username: null, phone: event.phone });
    }
    const dialog = this.snapshot.dialogs.get(client.id);
    if (!dialog) return;
    this.messages.remember(this.changes.line(dialog, event.line, { from: before, to: event.phone }, event.externalId));
    this.changes.clientChanged(client.id, dialog.id);
  }

  private clientNamed(event: ClientNamed): void {
    const known = this.clients.find(event.client.identities);
    if (!known) return void this.clients.add(event.client);
    this.clients.addIdentities(known, event.client.identities);
    const name = event.client.name === known.name ? null : event.client.name;
    const phone = known.phone === null ? event.client.phone : null;
    if (name === null && phone === null) return;
    this.changes.clientUpdates.push({ clientId: known.id, name, username: null, phone });
    known.name = name ?? known.name;
    known.phone = phone ?? known.phone;
    this.changes.clientChanged(known.id, this.snapshot.dialogs.get(known.id)?.id ?? null);
  }

  private answerPress(message: NewMessage, handle: string): void {
    const { id: messageId, dialogId } = message;
    this.changes.actions.push({ channelId: this.channelId, dialogId, messageId, kind: 'answer_press', detail: { handle } });
  }

  private draft(
    dialog: Dialog,
    event: MessageReceived | MessageEchoed | MessageImported,
    kind: 'from_client' | 'to_client',
    origin: MessageDraft['origin'],
  ): MessageDraft {
    // A press answers the message that it was made on, whether or not its messenger calls that a quote.
    const answers = event.quotes ?? event.content.press?.onMessage;
    const quoted = answers ? this.messages.find(answers) : undefined;
    return {
      ...{ kind, origin, text: event.text, status: 'none', operatorId: null, clientMessageId: null },
      content: Object.keys(event.content).length > 0 ? event.content : null,
      externalId: event.externalId,
      // A message that was forwarded here is another dialog's: what it says is nobody's business in this one.
      quotedId: quoted?.dialogId === dialog.id ? quoted.id : null,
      quotedExternalId: event.quotes,
      providerAt: event.at,
    };
  }
}

const heardIn = ({ text, content }: NewMessage): { text: string | null; isPress: boolean } => ({
  text,
  isPress: content?.press !== undefined,
});
