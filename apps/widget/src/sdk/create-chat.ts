import type { Chat, ChatOptions } from './chat.js';
import { Conversation } from './conversation.js';

/** A chat that is not connected yet. */
export function createChat(options: ChatOptions): Chat {
  return new Conversation(options);
}
