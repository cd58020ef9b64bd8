import type { Chat, ChatOptions } from './chat.js';

/** A chat that is not connected yet. */
export declare function createChat(options: ChatOptions): Chat;
