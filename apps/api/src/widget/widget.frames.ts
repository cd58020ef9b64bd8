import type { AttachmentKind, MessageButton } from '#domain/messages/content.js';
import type { VisitorData } from '#persistence/visitors/visitor.store.js';

/** The visitors' protocol, as docs/sdk.md has it. The SDK has its own copy: it shares no code with the server. */
export const PROTOCOL = 1;

export interface ShownOperator {
  name: string;
  initials: string;
}

export interface ShownAttachment {
  id: string;
  kind: AttachmentKind;
  name: string;
  contentType: string;
  size: number;
  url: string | null;
  durationMs: number | null;
  waveform: number[] | null;
}

export interface ShownMessage {
  id: string;
  clientId: string | null;
  type: 'IN' | 'OUT' | 'AUTO';
  status: 'SENT' | 'DELIVERED';
  read: 'READ' | 'UNREAD';
  date: string;
  text: string | null;
  buttons: Pick<MessageButton, 'type' | 'text' | 'payload' | 'url' | 'color'>[];
  attachments: ShownAttachment[];
  location: { latitude: number; longitude: number; name?: string; address?: string } | null;
  contacts: { name: string; phones: string[]; emails: string[] }[];
  press: { payload: string; text: string } | null;
  quotes: string | null;
  operator: ShownOperator | null;
  edited: boolean;
  deleted: boolean;
}

export interface ShownDialog {
  state: 'none' | 'open' | 'closed';
  operator: ShownOperator | null;
  readUpTo: string | null;
  unread: number;
  rating: { id: string } | null;
}

export interface ShownVisitor {
  id: string;
  verified: boolean;
  name: string | null;
  email: string | null;
}

export interface ShownProblem {
  code: string;
  detail: string;
  retryAfterSeconds: number | null;
}

export type ShownEvent =
  | { type: 'message'; message: ShownMessage }
  | { type: 'dialog'; dialog: ShownDialog }
  | { type: 'typing' }
  | { type: 'online'; online: boolean };

export type ToVisitor =
  | {
      type: 'ready';
      cursor: string;
      resumed: boolean;
      messages: ShownMessage[];
      more: boolean;
      dialog: ShownDialog;
      online: boolean;
      visitor: ShownVisitor;
    }
  | { type: 'events'; cursor: string; events: ShownEvent[] }
  | { type: 'accepted'; id: string; message: ShownMessage | null }
  | { type: 'refused'; id: string; problem: ShownProblem; final: boolean }
  | { type: 'error'; problem: ShownProblem; final: boolean }
  | { type: 'pong' };

export interface HelloFrame {
  type: 'hello';
  channel: string;
  token: string;
  cursor: number | null;
}

export interface MessageFrame {
  type: 'message';
  id: string;
  text: string | null;
  attachments: number[];
  press: { messageId: string; payload: string; text: string } | null;
  quotes: number | null;
}

export type FromVisitor =
  | HelloFrame
  | MessageFrame
  | { type: 'delivered'; ids: number[] }
  | { type: 'read'; upTo: string }
  | { type: 'typing' }
  | { type: 'rate'; id: string; rating: string; score: number; comment: string | null }
  | { type: 'data'; id: string; data: VisitorData }
  | { type: 'ping' };
