import type { ChatMessage, PendingAttachment } from './chat-state.js';
import type { ChatFile } from './chat.js';
import type { HttpDoor } from './http-door.js';
import type { Incoming } from './incoming.js';
import { draft, failed, merged, trying } from './messages.js';
import type { OutgoingQueue } from './outgoing.js';
import type { OutgoingMessage } from './protocol.js';
import type { Session } from './session.js';
import type { StateHolder } from './state-holder.js';

/** What was written here and the server does not have yet: shown at once, sent in order, kept when the page closes. */
export class Outbox {
  private readonly files = new Map<string, ChatFile>();
  private readonly messages = new Map<string, OutgoingMessage>();

  constructor(
    private readonly holder: StateHolder,
    private readonly queue: OutgoingQueue,
    private readonly session: Session,
    private readonly door: HttpDoor,
    private readonly incoming: Incoming,
  ) {}

  has(key: string): boolean {
    return this.messages.has(key);
  }

  write(message: OutgoingMessage, file?: ChatFile, pending: readonly PendingAttachment[] = []): ChatMessage {
    const written = draft(message, new Date(), pending);
    if (file) this.files.set(message.id, file);
    this.messages.set(message.id, message);
    this.holder.change({ messages: merged(this.holder.state.messages, [written]) });
    this.keep();
    this.enqueue(message);
    return written;
  }

  retry(key: string): void {
    const message = this.messages.get(key);
    if (!message) return;
    this.holder.change({ messages: trying(this.holder.state.messages, key) });
    this.enqueue(message);
  }

  discard(key: string): void {
    this.queue.remove(key);
    this.done(key);
    this.holder.change({ messages: this.holder.state.messages.filter((message) => message.key !== key || message.id !== null) });
  }

  clear(): void {
    this.queue.clear();
    this.messages.clear();
    this.files.clear();
  }

  /** What an earlier visit could not send. */
  async restore(): Promise<void> {
    for (const { message, date } of await this.session.keptMessages()) {
      if (this.messages.has(message.id)) continue;
      this.messages.set(message.id, message);
      this.holder.change({ messages: merged(this.holder.state.messages, [draft(message, new Date(date))]) });
      this.enqueue(message);
    }
  }

  private enqueue(message: OutgoingMessage): void {
    this.queue.add({
      id: message.id,
      frame: () => this.withFile(message),
      accepted: (stored) => {
        this.done(message.id);
        if (stored) this.incoming.add([stored]);
      },
      refused: (problem) => this.holder.change({ messages: failed(this.holder.state.messages, message.id, problem) }),
    });
  }

  private async withFile(message: OutgoingMessage): Promise<OutgoingMessage> {
    const file = this.files.get(message.id);
    if (!file || message.attachments.length > 0) return message;
    const { id } = await this.door.upload(await this.session.ensure(), file);
    // Another try of the message does not upload the file again.
    message.attachments = [id];
    return message;
  }

  private done(key: string): void {
    this.messages.delete(key);
    this.files.delete(key);
    this.keep();
  }

  /** Texts survive a closed page; files are the page's and do not. */
  private keep(): void {
    const kept = this.holder.state.messages.flatMap(({ key, date }) => {
      const message = this.messages.get(key);
      return message && !this.files.has(key) ? [{ message, date }] : [];
    });
    void this.session.keepMessages(kept);
  }
}
