import type { ButtonPress } from '../messages/content.js';
import type { MessageReceived } from '../messages/inbound-event.js';
import type { NewMessage } from '../messages/message.js';
import { isReference, meaningOf } from '../scenarios/sent-payload.js';
import type { IngestChanges } from './ingest-changes.js';
import { externalKey, type IngestSnapshot, type KnownMessage } from './ingest-snapshot.js';

/** The messages of one channel by the provider's ids, as a group of events finds them and adds to them. */
export class ChannelMessages {
  constructor(
    private readonly channelId: number,
    private readonly snapshot: IngestSnapshot,
    private readonly changes: IngestChanges,
  ) {}

  isKnown(...externalIds: string[]): boolean {
    return this.find(...externalIds) !== undefined;
  }

  find(...externalIds: string[]): ReturnType<IngestSnapshot['message']> {
    for (const externalId of externalIds) {
      const message = this.snapshot.message(this.channelId, externalId);
      if (message) return message;
    }
    return undefined;
  }

  remember(message: NewMessage, alsoKnownAs: string[] = [], awaitsFile = false): void {
    if (message.externalId === null) return;
    const { id, dialogId, text } = message;
    const known: KnownMessage = { id, dialogId, text, reactions: [], awaitsFile, buttons: message.content?.buttons ?? [] };
    this.snapshot.messages.set(externalKey(this.channelId, message.externalId), known);
    this.addAliases(known, alsoKnownAs);
  }

  /** A press with the payload that its messenger could not carry: that of its reference, or of the button at its place. */
  withPayload(event: MessageReceived): MessageReceived {
    const { press } = event.content;
    if (!press) return event;
    if (isReference(press.payload)) return this.withReferred(event, press);
    if (event.pressedButton === undefined || press.onMessage === undefined) return event;
    const replies = this.find(press.onMessage)?.buttons.filter(({ type }) => type === 'reply');
    const button = replies?.[event.pressedButton];
    return button ? pressing(event, press, meaningOf(button), button.text) : event;
  }

  /** A reference that this client was never given is a word like any other. */
  private withReferred(event: MessageReceived, press: ButtonPress): MessageReceived {
    const client = this.snapshot.client(this.channelId, event.sender.identities);
    const given = client && this.snapshot.given(client.id, press.payload);
    if (!given) {
      const { press: _never, ...content } = event.content;
      return { ...event, content };
    }
    return pressing(event, press, given.payload, press.title === press.payload ? (given.title ?? given.payload) : press.title);
  }

  /** Ids by which the provider may speak of the message later. */
  addAliases(message: KnownMessage, externalIds: string[]): void {
    for (const externalId of externalIds) {
      const key = externalKey(this.channelId, externalId);
      if (this.snapshot.messages.has(key)) continue;
      this.snapshot.messages.set(key, message);
      this.changes.aliases.push({ channelId: this.channelId, messageId: message.id, externalId });
    }
  }
}

function pressing(event: MessageReceived, press: ButtonPress, payload: string, title: string): MessageReceived {
  const text = event.text === press.title ? title : event.text;
  return { ...event, text, content: { ...event.content, press: { ...press, payload, title } } };
}
