import type { MessageContent } from '../messages/content.js';

export type SystemLine = NonNullable<MessageContent['system']>;

/** The lines that the system wrote, in order. */
export const linesOf = (messages: readonly { content: MessageContent | null }[]): SystemLine[] =>
  messages.flatMap(({ content }) => (content?.system ? [content.system] : []));
