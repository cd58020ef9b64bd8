import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import type { AttachmentKind, Location, SharedContact } from '#domain/messages/content.js';

/**
 * What the product and the gateway say to each other. The product calls `<gateway>/channels/<transport>/<key>/<path>`; the gateway
 * posts what the messenger says to `/hooks/<transport>/<key>`, the messenger's own objects as JSON, and beside them `GatewayEvent`s.
 */
export interface SendRequest {
  /** Our id of the message. A gateway that has sent it already answers with the same id again. */
  id: string;
  /** The chat, as the messenger addresses it. */
  to: string;
  text: string | null;
  file: GatewayFile | null;
  location: Location | null;
  contacts: SharedContact[];
  /** The messenger's id of the quoted message. */
  quotes: string | null;
}

/** A file that was handed over with `POST files` before. */
export interface GatewayFile {
  id: string;
  kind: AttachmentKind;
  name: string;
  mime: string;
  durationSeconds: number | null;
  /** Loudness over time, 0 to 255. */
  waveform: number[] | null;
}

export type PerformRequest =
  | { kind: 'mark_read' | 'revoke'; to: string; externalId: string }
  | { kind: 'show_typing'; to: string }
  | { kind: 'react'; to: string; externalId: string; emoji: string | null }
  | { kind: 'edit'; to: string; externalId: string; text: string };

/** Somebody whom nobody has a chat with yet, as the messenger may know him. */
export type FindRequest = { phone: string } | { username: string };

export interface FindAnswer {
  /** Null: nobody is there. `chat` is how the messenger addresses the chat with him. */
  person: { chat: string; name: string | null; username: string | null; phone: string | null } | null;
}

/** A step of signing in, with what the messenger wants to know of the program that signs in. */
export type SignInRequest = SignInStep & Record<string, string>;

/** What a gateway says for itself, in the same envelope as Baileys' events. */
export type GatewayEvent =
  /** Nothing happened: the gateway asks whether its secret is the channel's. */
  | { event: 'gateway.hello'; data: Record<string, never> }
  | { event: 'gateway.session'; data: Partial<ChannelSession> }
  /** A send showed that this client can't be reached. */
  | { event: 'gateway.client'; data: { chat: string; problem: 'blocked' | 'deleted' } };

/** A refusal; `code` is the messenger's own (`FLOOD_WAIT`) or one of the gateway's. */
export interface GatewayRefusal {
  error: { code: string; message?: string; retryAfterSeconds?: number };
}
