import type { Ignored, MessageReceived } from '#domain/messages/inbound-event.js';

/** The parts of a message that do not depend on who wrote it. */
export type MessageParts = Omit<MessageReceived, 'type' | 'sender'>;

/** What was said, apart from who said it and when. */
export type MessageBody = Pick<MessageParts, 'text' | 'content' | 'attachments'>;

export const ignored = (reason: string): Ignored => ({ type: 'ignored', reason });
