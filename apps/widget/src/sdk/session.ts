import { ChatError } from './chat-error.js';
import type { ChatStorage } from './chat.js';
import type { HttpDoor } from './http-door.js';
import type { ClientData, Identity, OutgoingMessage, Visitor } from './protocol.js';

/** A message that waits for a line, as it is kept between visits. */
export interface KeptMessage {
  message: OutgoingMessage;
  date: string;
}

/** Who the visitor is on this device: his token, and what he wrote that has not left yet. */
export class Session {
  private token: string | null = null;
  private beginning: Promise<string> | null = null;
  /** What was said of him before there was a session. */
  private said: ClientData | null = null;

  constructor(
    private readonly storage: ChatStorage,
    private readonly door: HttpDoor,
    private readonly name: string,
  ) {}

  async isKnown(): Promise<boolean> {
    return (await this.storedToken()) !== null;
  }

  /** The token; a visitor who is new here gets one. */
  ensure(): Promise<string> {
    this.beginning ??= this.begin().finally(() => (this.beginning = null));
    return this.beginning;
  }

  async identify(identity: Identity, data: ClientData | undefined): Promise<Visitor> {
    const token = (await this.storedToken()) ?? undefined;
    const said = this.said || data ? { ...this.said, ...data } : undefined;
    const answer = await this.door.session({ token, identity, data: said });
    this.said = null;
    await this.keep(answer.token);
    return answer.visitor;
  }

  /** True: it goes along when the session begins. */
  async describe(data: ClientData): Promise<boolean> {
    if (await this.isKnown()) return false;
    this.said = { ...this.said, ...data };
    return true;
  }

  /** The server does not know the token any more. */
  async drop(): Promise<void> {
    this.token = null;
    await this.storage.remove(this.key('token'));
  }

  async forget(): Promise<void> {
    const token = await this.storedToken();
    await this.drop();
    await this.storage.remove(this.key('outbox'));
    // What is gone already need not be forgotten.
    if (token) await this.door.forget(token).catch((error: unknown) => this.ignoreUnknown(error));
  }

  async keptMessages(): Promise<KeptMessage[]> {
    try {
      const kept: unknown = JSON.parse((await this.storage.get(this.key('outbox'))) ?? '[]');
      return Array.isArray(kept) ? (kept as KeptMessage[]).filter((each) => typeof each?.message?.id === 'string') : [];
    } catch {
      return [];
    }
  }

  async keepMessages(messages: readonly KeptMessage[]): Promise<void> {
    if (messages.length === 0) await this.storage.remove(this.key('outbox'));
    else await this.storage.set(this.key('outbox'), JSON.stringify(messages));
  }

  private async begin(): Promise<string> {
    const known = await this.storedToken();
    if (known) return known;
    const data = this.said ?? undefined;
    const { token } = await this.door.session({ data });
    this.said = null;
    await this.keep(token);
    return token;
  }

  private async storedToken(): Promise<string | null> {
    return (this.token ??= await this.storage.get(this.key('token')));
  }

  private async keep(token: string): Promise<void> {
    this.token = token;
    await this.storage.set(this.key('token'), token);
  }

  private key(what: string): string {
    return `deskwire.${this.name}.${what}`;
  }

  private ignoreUnknown(error: unknown): void {
    if (!(error instanceof ChatError) || error.code !== 'visitor_unknown') throw error;
  }
}
