import type { MessageReceived } from '../messages/inbound-event.js';
import type { NewMessage } from '../messages/message.js';
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

  /** A press with the payload that its messenger could not carry: that of the button at its place. */
  withPayload(event: MessageReceived): MessageReceived {
    const { press } = event.content;
    if (event.pressedButton === undefined || press?.onMessage === undefined) return event;
    const replies = this.find(press.onMessage)?.buttons.filter(({ type }) => type === 'reply');
    const button = replies?.[event.pressedButton];
    if (!button) return event;
    const { text, payload = text } = button;
    return { ...event, text, content: { ...event.content, press: { ...press, payload, title: text } } };
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
